from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.thread import BROKEN, DONE, TO_COME, Knot, KnotState, Step, full_thread, in_a_sentence

knots = st.builds(
    Knot,
    step=st.sampled_from(Step),
    state=st.sampled_from(KnotState),
    when=st.none() | st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1)),
)


@given(st.lists(knots, unique_by=lambda knot: knot.step))
def test_given_any_knots_when_the_thread_is_filled_then_every_step_is_there_once_in_order(
    given_knots: list[Knot],
) -> None:
    thread = full_thread(given_knots)
    assert [knot.step for knot in thread] == list(Step)
    assert [knot for knot in thread if knot in given_knots] == sorted(
        given_knots, key=lambda knot: list(Step).index(knot.step)
    )


@given(st.lists(knots, unique_by=lambda knot: knot.step), st.sampled_from(Step))
def test_given_a_last_step_when_the_thread_is_filled_then_it_is_tied_off_there(
    given_knots: list[Knot], last: Step
) -> None:
    assert full_thread(given_knots, ends_at=last)[-1].step == last


@given(st.lists(knots, unique_by=lambda knot: knot.step, min_size=1))
def test_given_any_thread_when_told_in_a_sentence_then_it_says_something_and_ends(given_knots: list[Knot]) -> None:
    assert in_a_sentence(full_thread(given_knots)).endswith(".")


def test_given_a_voice_half_way_when_told_then_what_is_done_and_what_is_next_are_named() -> None:
    thread = full_thread(
        [
            Knot(step=Step.SAID, state=DONE, when=date(2026, 3, 3)),
            Knot(step=Step.THEMED, state=DONE),
            Knot(step=Step.CHECKED, when=date(2026, 3, 17)),
        ]
    )
    assert in_a_sentence(thread) == "In a theme. Next: checked, by 17 March 2026."


def test_given_a_step_that_was_passed_over_when_told_then_what_is_next_lies_ahead() -> None:
    thread = full_thread([Knot(step=Step.SAID, state=DONE), Knot(step=Step.PROMISED, state=DONE)])
    assert in_a_sentence(thread) == "Promised. Next: done."


def test_given_a_broken_thread_when_told_then_only_the_break_is_named() -> None:
    thread = full_thread(
        [
            Knot(step=Step.PROMISED, state=DONE, when=date(2026, 3, 3)),
            Knot(step=Step.DONE, state=BROKEN, title="Not kept", when=date(2026, 4, 1)),
        ]
    )
    assert in_a_sentence(thread) == "Not kept: due 1 April 2026, not done."


@pytest.mark.parametrize(
    ("state", "when", "words"),
    [
        (DONE, date(2026, 3, 3), "3 March 2026"),
        (DONE, None, "Done"),
        (TO_COME, date(2026, 3, 3), "By 3 March 2026"),
        (TO_COME, None, "Still to come"),
        (BROKEN, date(2026, 3, 3), "Due 3 March 2026, not done"),
        (BROKEN, None, "The thread broke here"),
    ],
)
def test_given_a_knot_when_drawn_then_its_words_say_what_the_drawing_says(
    state: KnotState, when: date | None, words: str
) -> None:
    assert Knot(step=Step.DECIDED, state=state, when=when).when_words == words
