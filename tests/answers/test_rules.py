"""When a promise is kept, and where it stands: for every answer of every group, and every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.answers.enums import PromiseState
from alongside.answers.rules import (
    DUE_SOON,
    TRANSITIONS,
    Event,
    Where,
    can_be_judged,
    can_happen,
    state_after_verdicts,
    where_it_stands,
)

TODAY = date(2026, 11, 20)
GROUPS = st.integers(1, 6)
ASKING = st.frozensets(GROUPS, min_size=1)
VERDICTS = st.dictionaries(GROUPS, st.booleans())
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))


@given(was_said_done=st.booleans(), asking=ASKING, verdicts=VERDICTS)
def test_it_is_kept_exactly_when_every_group_that_asked_says_so(
    was_said_done: bool, asking: frozenset[int], verdicts: dict[int, bool]
) -> None:
    state = state_after_verdicts(was_said_done=was_said_done, asking=asking, verdicts=verdicts)

    assert (state is PromiseState.KEPT) == all(verdicts.get(group) is True for group in asking)


@given(was_said_done=st.booleans(), asking=ASKING, verdicts=VERDICTS)
def test_one_group_that_asked_and_says_not_kept_is_enough(
    was_said_done: bool, asking: frozenset[int], verdicts: dict[int, bool]
) -> None:
    state = state_after_verdicts(was_said_done=was_said_done, asking=asking, verdicts=verdicts)

    assert (state is PromiseState.NOT_KEPT) == any(verdicts.get(group) is False for group in asking)


@given(was_said_done=st.booleans(), asking=ASKING, verdicts=VERDICTS)
def test_what_groups_say_that_did_not_ask_changes_nothing(
    was_said_done: bool, asking: frozenset[int], verdicts: dict[int, bool]
) -> None:
    theirs = {group: kept for group, kept in verdicts.items() if group in asking}

    assert state_after_verdicts(was_said_done=was_said_done, asking=asking, verdicts=verdicts) == state_after_verdicts(
        was_said_done=was_said_done, asking=asking, verdicts=theirs
    )


@pytest.mark.parametrize(("was_said_done", "waits"), [(False, PromiseState.OPEN), (True, PromiseState.SAID_DONE)])
def test_until_all_have_spoken_it_waits_where_its_owner_left_it(was_said_done: bool, waits: PromiseState) -> None:
    assert state_after_verdicts(was_said_done=was_said_done, asking={1, 2}, verdicts={1: True}) is waits
    assert state_after_verdicts(was_said_done=was_said_done, asking={1, 2}, verdicts={}) is waits


def test_nobody_having_asked_it_is_never_kept() -> None:
    assert state_after_verdicts(was_said_done=True, asking=set(), verdicts={1: True}) is PromiseState.SAID_DONE


@given(asking=ASKING, events=st.lists(st.one_of(st.none(), st.tuples(GROUPS, st.booleans())), max_size=12))
def test_whatever_happens_stands_in_the_table_and_the_table_says_nothing_that_cannot_happen_again(
    asking: frozenset[int], events: list[tuple[int, bool] | None]
) -> None:
    state, verdicts, was_said_done = PromiseState.OPEN, dict[int, bool](), False

    for event in events:
        if event is None:
            if not can_happen(state, Event.SAID_DONE):
                continue
            before, state, verdicts, was_said_done = state, PromiseState.SAID_DONE, {}, True
            assert state in TRANSITIONS[before, Event.SAID_DONE]
        elif event[0] in asking:
            verdicts[event[0]] = event[1]
            before, state = state, state_after_verdicts(was_said_done=was_said_done, asking=asking, verdicts=verdicts)
            assert state in TRANSITIONS[before, Event.JUDGED]


def test_its_owner_can_say_done_only_while_it_is_open_or_was_not_kept() -> None:
    assert [state for state in PromiseState if can_happen(state, Event.SAID_DONE)] == [
        PromiseState.OPEN,
        PromiseState.NOT_KEPT,
    ]


@pytest.mark.parametrize(
    ("state", "where"),
    [
        (PromiseState.SAID_DONE, Where.SAID_DONE),
        (PromiseState.KEPT, Where.KEPT),
        (PromiseState.NOT_KEPT, Where.NOT_KEPT),
    ],
)
@given(due=DAYS)
def test_what_is_no_longer_open_stands_as_people_said_on_any_day(state: PromiseState, where: Where, due: date) -> None:
    assert where_it_stands(state, due=due, today=TODAY) is where


@pytest.mark.parametrize(
    ("due", "where"),
    [
        (TODAY - timedelta(days=1), Where.OVERDUE),
        (TODAY, Where.DUE_SOON),
        (TODAY + DUE_SOON, Where.DUE_SOON),
        (TODAY + DUE_SOON + timedelta(days=1), Where.PROMISED),
    ],
)
def test_what_is_open_stands_by_its_day(due: date, where: Where) -> None:
    assert where_it_stands(PromiseState.OPEN, due=due, today=TODAY) is where


@given(due=DAYS)
def test_it_can_be_judged_from_its_day_on_or_as_soon_as_its_owner_says_done(due: date) -> None:
    assert can_be_judged(PromiseState.OPEN, due=due, today=TODAY) == (due <= TODAY)
    assert can_be_judged(PromiseState.SAID_DONE, due=due, today=TODAY)
