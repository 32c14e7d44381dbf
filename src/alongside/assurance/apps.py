from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    """What the record of a project supports: facts, and the honest label."""

    name = "alongside.assurance"
    label = "assurance"
    verbose_name = "Assurance"
