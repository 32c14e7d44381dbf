"""The frames of storyboards, as people filled them."""

from alongside.live.models import Activity, Contribution, Participant, Session
from alongside.live.queries.desk import standing_contributions


def frames_of(participant: Participant, activity: Activity) -> dict[int, Contribution]:
    """By prompt, what one person put into the frames of an activity: one query."""
    rows = Contribution.objects.filter(
        participant=participant, prompt__activity=activity, is_current=True, withdrawn_at__isnull=True
    )
    return {row.prompt_id: row for row in rows.select_related("words").order_by("pk")}


def frames_in(session: Session, activity: Activity) -> list[Contribution]:
    """Every frame of an activity that stands, in the order in which they came: one query."""
    rows = standing_contributions(session).filter(prompt__activity=activity)
    return list(rows.select_related("words", "participant__group").order_by("pk"))
