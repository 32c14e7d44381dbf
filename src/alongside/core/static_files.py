"""Static files: collected under names that change with their content, and compressed beforehand."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

# htmx's extensions: we use none, and one of them imports a file that its package doesn't have.
UNUSED = ["django_htmx/ext/*"]


class Storage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, which also renames what JavaScript modules import."""

    support_js_module_import_aggregation = True


def collect_if_changed() -> None:
    """Collect static files when their sources changed since the last time; quick where they did not."""
    if not settings.STATIC_MANIFEST:
        return
    mark = Path(settings.STATIC_ROOT) / ".collected"
    state = _state_of_sources()
    if mark.exists() and mark.read_text(encoding="ascii") == state:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=UNUSED)
    mark.write_text(state, encoding="ascii")


def _state_of_sources() -> str:
    """A digest over path, size and time of every static file."""
    state = hashlib.sha256()
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            source = Path(storage.path(path)).stat()
            state.update(f"{path}:{source.st_size}:{source.st_mtime_ns}\n".encode())
    return state.hexdigest()
