"""What one person made in a session that is more than its single answers: for the page at the end."""

from alongside.live.kinds import Drawn, kind_of
from alongside.live.models import Participant
from alongside.live.queries.desk import activities_of


def wholes_of(participant: Participant, *, easy: bool) -> list[Drawn]:
    """A drawing for each activity whose kind has one."""
    drawn = [
        kind_of(activity.kind).whole(activity, participant, easy=easy)
        for activity in activities_of(participant.session)
    ]
    return [one for one in drawn if one is not None]
