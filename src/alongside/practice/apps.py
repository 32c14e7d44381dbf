from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """How people of an area look at what they do themselves: reflections, and the goals that come of them."""

    name = "alongside.practice"
    label = "practice"
    verbose_name = "Practice"
