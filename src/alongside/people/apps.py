from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, areas, groups, roles."""

    name = "alongside.people"
    label = "people"
    verbose_name = "People"
