from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Decisions, promises, and whether those who asked say they were kept."""

    name = "alongside.answers"
    label = "answers"
    verbose_name = "Answers"
