from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects: purpose, level, what is fixed and what is open, stages."""

    name = "alongside.projects"
    label = "projects"
    verbose_name = "Projects"
