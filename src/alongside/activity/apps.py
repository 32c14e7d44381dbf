from django.apps import AppConfig


class ActivityConfig(AppConfig):
    """The audit record beside every change."""

    name = "alongside.activity"
    label = "activity"
    verbose_name = "Activity"
