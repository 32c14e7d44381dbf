from django.apps import AppConfig

from alongside.frameworks import activity_kinds


class LiveConfig(AppConfig):
    """Sessions: activities, joining, contributions, the event stream."""

    name = "alongside.live"
    label = "live"
    verbose_name = "Live"

    def ready(self) -> None:
        """Let packs know which kinds of activity there are."""
        from alongside.live.kinds import KINDS  # the kinds use the models, which are there only now

        for kind in KINDS.values():
            activity_kinds.register(kind.key, kind.problems)
