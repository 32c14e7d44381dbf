"""Where a goal stands, and when people look at it again. Plain functions over plain data."""

from collections.abc import Collection
from datetime import date
from enum import Enum

from alongside.practice.enums import Outcome


class GoalState(Enum):
    """Where a goal stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    CLOSED = "closed"


def state_of(*, is_taken_on: bool, asked: Collection[int], agreed: Collection[int], is_closed: bool) -> GoalState:
    """Agreed once its lead has taken it on and every asked group has agreed; closed once a review ended it."""
    if is_closed:
        return GoalState.CLOSED
    return GoalState.AGREED if is_taken_on and set(asked) <= set(agreed) else GoalState.PROPOSED


def asks_for_review(*, state: GoalState, review_on: date, today: date) -> bool:
    """Whether its day has come. A goal is asked about and never called overdue."""
    return state is GoalState.AGREED and review_on <= today


def closes(outcome: Outcome) -> bool:
    """Whether a goal ends with this; what goes on is looked at again on a later day."""
    return outcome is not Outcome.GOES_ON


def problem_with_day(day: date | None, *, today: date) -> str:
    """Why people cannot look again on this day; empty where they can."""
    if day is None:
        return "Give the day on which you look at it again."
    return "" if day > today else "This day is past, or today. Give one that is still to come."
