from django.apps import AppConfig


class InsightConfig(AppConfig):
    """What became of a voice: receipt, area page, answers, the desk."""

    name = "alongside.insight"
    label = "insight"
    verbose_name = "Insight"
