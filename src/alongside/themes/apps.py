from django.apps import AppConfig


class ThemesConfig(AppConfig):
    """Codes, themes and member checks."""

    name = "alongside.themes"
    label = "themes"
    verbose_name = "Themes"
