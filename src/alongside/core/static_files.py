from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Collected files under names that change with their content, `import` lines of modules included."""

    support_js_module_import_aggregation = True
