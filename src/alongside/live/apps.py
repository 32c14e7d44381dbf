from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete

from alongside.frameworks import activity_kinds


class LiveConfig(AppConfig):
    """Sessions: activities, joining, contributions, the event stream."""

    name = "alongside.live"
    label = "live"
    verbose_name = "Live"

    def ready(self) -> None:
        """Let packs know which kinds of activity there are, and let no file outlive its row."""
        from alongside.live.kinds import KINDS  # the kinds use the models, which are there only now

        for kind in KINDS.values():
            activity_kinds.register(kind.key, kind.problems)
        # However a row goes, also with its whole session: its file goes with it.
        post_delete.connect(_forget_file, sender="live.Media", dispatch_uid="live.forget_file")


def _forget_file(instance: Any, **_: Any) -> None:
    from alongside.live.actions.media import forget_file_of  # actions use the models, as above

    forget_file_of(instance)
