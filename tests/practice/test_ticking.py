"""A list that several voices look at: where they differ, and what is still to do. Nobody is outvoted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.enums import Moment
from alongside.practice.enums import Ticked
from alongside.practice.ticking import Tick, Voice, are_apart, latest, still_to_do

ITEMS = ["bread", "water", "map"]
KEYS = st.tuples(
    st.builds(Voice, st.sampled_from(["", "aunts", "bakers"]), st.sampled_from(Moment)), st.sampled_from(ITEMS)
)
TICKS = st.dictionaries(KEYS, st.builds(Tick, st.none() | st.sampled_from(Ticked)))
BEFORE, AFTER = Voice("", Moment.BEFORE), Voice("", Moment.AFTER)


@given(TICKS)
def test_what_is_still_to_do_is_what_some_voice_says_is_not_wholly_so(
    ticks: Mapping[tuple[Voice, str], Tick],
) -> None:
    to_do = still_to_do(ITEMS, ticks)
    for item in ITEMS:
        said = {latest(ticks, voice, item) for voice in ("", "aunts", "bakers")}
        assert (item in to_do) == bool(said & {Ticked.PARTLY, Ticked.NOT_YET})


@given(TICKS, KEYS)
def test_another_yes_never_adds_to_what_is_to_do(
    ticks: dict[tuple[Voice, str], Tick], where: tuple[Voice, str]
) -> None:
    assert set(still_to_do(ITEMS, {**ticks, where: Tick(Ticked.YES)})) <= set(still_to_do(ITEMS, ticks))


def test_what_was_said_after_counts_instead_of_what_was_said_before() -> None:
    ticks = {(BEFORE, "map"): Tick(Ticked.NOT_YET), (BEFORE, "water"): Tick(Ticked.PARTLY)}
    assert still_to_do(ITEMS, ticks) == ["water", "map"]
    assert still_to_do(ITEMS, ticks | {(AFTER, "map"): Tick(Ticked.YES)}) == ["water"]
    assert still_to_do(ITEMS, ticks | {(AFTER, "map"): Tick(None, "Only words.")}) == ["water", "map"]


@pytest.mark.parametrize(
    ("before", "after", "apart"),
    [
        ({}, {}, False),
        ({"": Ticked.YES, "aunts": None}, {}, False),
        ({"": Ticked.YES, "aunts": Ticked.YES}, {}, False),
        ({"": Ticked.YES, "aunts": Ticked.PARTLY}, {}, True),
        ({"": Ticked.PARTLY}, {"": Ticked.YES}, False),  # one voice that sees it otherwise later
        ({"": Ticked.YES, "aunts": Ticked.PARTLY}, {"": Ticked.YES}, True),  # the other has not looked again
        ({"": Ticked.YES, "aunts": Ticked.PARTLY}, {"": Ticked.YES, "aunts": Ticked.YES}, False),
        ({"": Ticked.YES, "aunts": Ticked.YES}, {"": Ticked.YES, "aunts": Ticked.NOT_YET}, True),
    ],
)
def test_voices_differ_when_they_say_different_things_at_the_same_moment(
    before: Mapping[str, Ticked | None], after: Mapping[str, Ticked | None], apart: bool
) -> None:
    said = {Moment.BEFORE: before, Moment.AFTER: after}
    ticks = {(Voice(key, at), "bread"): Tick(answer) for at, all_ in said.items() for key, answer in all_.items()}
    assert are_apart(ticks, "bread") is apart
