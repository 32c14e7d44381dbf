from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Sessions: activities, joining, contributions, the event stream."""

    name = "alongside.live"
    label = "live"
    verbose_name = "Live"
