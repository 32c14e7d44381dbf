"""When a theme counts as checked by those who said it."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.themes.enums import CheckAnswer
from alongside.themes.rules import CheckState, check_state

ANSWERS = st.lists(st.sampled_from(CheckAnswer))


@given(was_asked=st.booleans(), answers=ANSWERS)
def test_one_not_quite_is_enough_however_many_say_yes(was_asked: bool, answers: list[CheckAnswer]) -> None:
    state = check_state(was_asked=was_asked, answers=answers)

    assert (state is CheckState.NOT_QUITE) == (CheckAnswer.NOT_QUITE in answers)


@given(was_asked=st.booleans(), answers=ANSWERS)
def test_it_is_checked_exactly_when_somebody_said_yes_and_nobody_not_quite(
    was_asked: bool, answers: list[CheckAnswer]
) -> None:
    state = check_state(was_asked=was_asked, answers=answers)

    assert (state is CheckState.CHECKED) == (set(answers) == {CheckAnswer.YES})


def test_without_an_answer_it_was_asked_or_not() -> None:
    assert check_state(was_asked=True, answers=[]) is CheckState.ASKED
    assert check_state(was_asked=False, answers=[]) is CheckState.NOT_ASKED
