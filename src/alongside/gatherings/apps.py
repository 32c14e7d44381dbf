from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    """Meetings and events of a project, as far as evidence needs them: what for, who came, which papers."""

    name = "alongside.gatherings"
    label = "gatherings"
    verbose_name = "Gatherings"
