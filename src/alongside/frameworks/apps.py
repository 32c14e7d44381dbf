from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    """Packs: charters and toolkits as data."""

    name = "alongside.frameworks"
    label = "frameworks"
    verbose_name = "Frameworks"
