"""What came out of each activity of a session, as its kind tells it."""

from dataclasses import dataclass

from alongside.live.kinds import Drawn, kind_of
from alongside.live.models import Activity, Session
from alongside.live.presenters.equal_groups import EqualGroups
from alongside.live.presenters.results import PileRow, Results
from alongside.live.queries import desk


@dataclass(frozen=True)
class ActivityResults:
    """One activity, what its kind draws of its results, its notes by group, and the piles in which they lie."""

    activity: Activity
    drawn: Drawn
    equal: EqualGroups | None
    piles: list[PileRow]


def results_of(session: Session) -> list[ActivityResults]:
    """Every activity in order, counted once for all of them."""
    counted = Results(session)
    return [
        ActivityResults(
            activity,
            kind_of(activity.kind).results(counted, activity),
            counted.notes_by_group(activity),
            counted.piles(activity),
        )
        for activity in desk.activities_of(session)
    ]
