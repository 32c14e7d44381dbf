"""Whether a kept promise made a difference: for every answer of every group."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.answers.enums import Difference
from alongside.answers.rules import Made, asked_from, difference_made, waits_for_difference

TODAY = date(2026, 11, 20)
GROUPS = st.integers(1, 5)
NEEDED = st.frozensets(GROUPS, min_size=1)
SAID = st.dictionaries(GROUPS, st.sampled_from(Difference))
YES, LITTLE, NO, EARLY = Difference.YES, Difference.A_LITTLE, Difference.NO, Difference.TOO_EARLY
POSITIVE = {Made.MADE, Made.A_LITTLE}


def made(said: dict[int, Difference], needed: frozenset[int], asking_from: date | None = TODAY) -> Made | None:
    return difference_made(asking_from=asking_from, today=TODAY, needed=needed, said=said)


@given(needed=NEEDED, said=SAID)
def test_it_made_a_difference_only_when_every_group_that_asked_says_so_and_nobody_says_no(
    needed: frozenset[int], said: dict[int, Difference]
) -> None:
    all_positive = all(said.get(group) in (YES, LITTLE) for group in needed)

    assert (made(said, needed) in POSITIVE) == (all_positive and NO not in said.values())


@given(needed=NEEDED, said=SAID, group=GROUPS)
def test_one_group_that_says_no_is_enough_and_is_never_averaged_away(
    needed: frozenset[int], said: dict[int, Difference], group: int
) -> None:
    assert made({**said, group: NO}, needed) in {Made.NONE, Made.DIFFERS}


@given(needed=NEEDED, said=SAID)
def test_groups_differ_exactly_when_one_says_no_and_another_does_not(
    needed: frozenset[int], said: dict[int, Difference]
) -> None:
    answers = set(said.values())

    assert (made(said, needed) is Made.DIFFERS) == (NO in answers and bool(answers & {YES, LITTLE}))


@given(needed=NEEDED, said=SAID)
def test_before_its_day_nothing_is_told_and_of_a_promise_that_is_not_kept_nothing_at_all(
    needed: frozenset[int], said: dict[int, Difference]
) -> None:
    assert made(said, needed, TODAY + timedelta(days=1)) is Made.NOT_ASKED_YET
    assert made(said, needed, None) is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, Made.WAITING),
        ({1: YES}, Made.WAITING),
        ({1: YES, 3: YES}, Made.WAITING),  # the third group decided, and did not ask
        ({1: YES, 2: EARLY}, Made.TOO_EARLY),
        ({1: YES, 2: YES}, Made.MADE),
        ({1: YES, 2: YES, 3: EARLY}, Made.MADE),
        ({1: YES, 2: LITTLE}, Made.A_LITTLE),
        ({1: YES, 2: YES, 3: NO}, Made.DIFFERS),
        ({1: NO}, Made.NONE),
        ({1: NO, 2: EARLY}, Made.NONE),
    ],
)
def test_it_stands_where_the_groups_say(said: dict[int, Difference], expected: Made) -> None:
    assert made(said, frozenset({1, 2})) is expected


def test_it_is_asked_so_many_weeks_after_it_was_kept() -> None:
    assert asked_from(date(2026, 1, 5), weeks=12) == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("answer", "again_in", "waits"), [(None, None, True), (YES, None, False), (EARLY, 1, False), (EARLY, 0, True)]
)
def test_who_says_too_early_is_asked_again(answer: Difference | None, again_in: int | None, waits: bool) -> None:
    again = None if again_in is None else TODAY + timedelta(days=again_in)

    assert waits_for_difference(answer, ask_again_on=again, today=TODAY) is waits
