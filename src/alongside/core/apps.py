from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Components, form fields, clock, codes, small numbers: what every app stands on."""

    name = "alongside.core"
    label = "core"
    verbose_name = "Core"
