"""The prompts of a session by the names that programs use for them."""

from alongside.live.models import Prompt, Session


def prompt_ids(session: Session) -> dict[tuple[str, str], int]:
    """The id of each prompt, open or not, by its activity's key and its own."""
    rows = Prompt.objects.filter(activity__session=session).order_by("activity__position", "position")
    return {(activity, key): pk for activity, key, pk in rows.values_list("activity__key", "key", "pk")}
