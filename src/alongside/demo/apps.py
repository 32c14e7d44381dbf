from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """The demonstration area."""

    name = "alongside.demo"
    label = "demo"
    verbose_name = "Demo"
