"""Where a goal stands, and when people are asked about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.practice.enums import Outcome
from alongside.practice.rules import GoalState, asks_for_review, closes, problem_with_day, state_of

GROUPS = st.sets(st.integers(1, 5))
TODAY = date(2026, 3, 3)


@given(asked=GROUPS, agreed=GROUPS, more=GROUPS, is_taken_on=st.booleans())
def test_another_agreement_never_makes_a_goal_less_agreed(
    asked: set[int], agreed: set[int], more: set[int], is_taken_on: bool
) -> None:
    before = state_of(is_taken_on=is_taken_on, asked=asked, agreed=agreed, is_closed=False)
    after = state_of(is_taken_on=is_taken_on, asked=asked, agreed=agreed | more, is_closed=False)
    assert before is not GoalState.AGREED or after is GoalState.AGREED


@pytest.mark.parametrize(
    ("is_taken_on", "agreed", "is_closed", "state"),
    [
        (False, {1, 2}, False, GoalState.PROPOSED),
        (True, {1}, False, GoalState.PROPOSED),
        (True, {1, 2}, False, GoalState.AGREED),
        (True, {1, 2}, True, GoalState.CLOSED),
        (False, set(), True, GoalState.CLOSED),
    ],
)
def test_it_takes_the_lead_and_every_asked_group(
    is_taken_on: bool, agreed: set[int], is_closed: bool, state: GoalState
) -> None:
    assert state_of(is_taken_on=is_taken_on, asked={1, 2}, agreed=agreed, is_closed=is_closed) is state


@pytest.mark.parametrize(
    ("state", "days", "asks"),
    [
        (GoalState.AGREED, 1, False),
        (GoalState.AGREED, 0, True),
        (GoalState.AGREED, -9, True),
        (GoalState.PROPOSED, -9, False),
        (GoalState.CLOSED, -9, False),
    ],
)
def test_people_are_asked_from_the_day_on_that_they_agreed_to(state: GoalState, days: int, asks: bool) -> None:
    assert asks_for_review(state=state, review_on=TODAY + timedelta(days=days), today=TODAY) is asks


def test_only_what_goes_on_does_not_end() -> None:
    assert [outcome for outcome in Outcome if not closes(outcome)] == [Outcome.GOES_ON]


def test_a_day_to_look_again_is_still_to_come() -> None:
    assert [bool(problem_with_day(day, today=TODAY)) for day in (None, TODAY, TODAY + timedelta(days=1))] == [
        True,
        True,
        False,
    ]
