"""In which order somebody is asked: rules over plain data."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.live.answering import Question, Step, next_step, step_at, steps

BOTH = ("before", "after")
BOARD = Question(1)
FACE = Question(2)
SCALE = Question(3, BOTH)
SCALE_AGAIN = Question(3, BOTH, was_opened_again=True)


def places(found: list[Step]) -> list[tuple[int, str]]:
    return [(step.prompt_id, step.moment) for step in found]


def test_what_is_asked_once_is_asked_in_the_order_of_the_session() -> None:
    assert steps([BOARD, FACE], set()) == [Step(1), Step(2)]


def test_what_is_asked_twice_is_asked_first_of_all() -> None:
    assert places(steps([BOARD, FACE, SCALE], set())) == [(3, "before"), (1, ""), (2, "")]


def test_the_second_time_stands_at_the_end_and_waits_for_the_rest() -> None:
    found = steps([BOARD, SCALE], {(3, "before")})
    assert found == [Step(3, "before", is_done=True), Step(1), Step(3, "after", is_later=True)]
    assert next_step(found) == Step(1)


def test_the_second_time_comes_when_everything_else_is_answered() -> None:
    found = steps([BOARD, SCALE], {(3, "before"), (1, "")})
    assert next_step(found) == Step(3, "after")


def test_who_has_nothing_else_to_answer_is_not_asked_twice_in_a_row() -> None:
    found = steps([SCALE], {(3, "before")})
    assert next_step(found) is None
    assert found[-1] == Step(3, "after", is_later=True)


def test_opened_again_asks_the_second_time_and_no_longer_the_first() -> None:
    assert steps([SCALE_AGAIN], set()) == [Step(3, "after")]
    assert steps([SCALE_AGAIN], {(3, "before")}) == [Step(3, "after")]


def test_an_answer_given_early_to_the_second_time_is_done() -> None:
    assert steps([SCALE], {(3, "before"), (3, "after")})[-1] == Step(3, "after", is_done=True)


def test_after_a_skipped_question_comes_the_one_behind_it() -> None:
    found = steps([BOARD, FACE], set())
    assert next_step(found, after=(1, "")) == Step(2)
    assert next_step(found, after=(2, "")) is None


def test_after_a_question_that_is_gone_comes_the_first_unanswered() -> None:
    assert next_step(steps([BOARD], set()), after=(99, "")) == Step(1)


def test_a_step_is_found_by_its_address() -> None:
    found = steps([BOARD, SCALE], set())
    assert step_at(found, prompt_id=3, moment="before") == Step(3, "before")
    assert step_at(found, prompt_id=3, moment="after") is None


TABLES = [Question(4, beside=9), Question(5, beside=9), Question(6, beside=9)]


def test_of_questions_side_by_side_one_is_led_to_the_first_or_to_where_one_sits() -> None:
    assert [step.prompt_id for step in steps(TABLES, set()) if step.is_waiting] == [4]
    assert [step.prompt_id for step in steps(TABLES, set(), at=6) if step.is_waiting] == [6]


def test_after_one_of_them_is_answered_nobody_is_led_to_the_others_and_all_are_still_asked() -> None:
    found = steps([*TABLES, BOARD], {(5, "")}, at=6)
    assert next_step(found) == Step(1)
    assert [step.prompt_id for step in found if step.is_aside] == [4, 6]
    assert step_at(found, prompt_id=6, moment="") == Step(6, is_aside=True)


def test_the_second_time_does_not_wait_for_every_table() -> None:
    found = steps([*TABLES, SCALE], {(3, "before"), (4, "")})
    assert next_step(found) == Step(3, "after")


questions = st.lists(
    st.builds(
        Question,
        prompt_id=st.integers(1, 6),
        moments=st.sampled_from([(), ("before", "after"), ("after",)]),
        was_opened_again=st.booleans(),
    ),
    unique_by=lambda question: question.prompt_id,
)


@given(questions)
def test_whoever_answers_what_comes_next_comes_to_an_end_and_never_to_the_same_twice(asked: list[Question]) -> None:
    said: set[tuple[int, str]] = set()
    while step := next_step(steps(asked, said)):
        assert (step.prompt_id, step.moment) not in said
        said.add((step.prompt_id, step.moment))
    asked_once = {question.prompt_id for question in asked if len(question.moments) < 2}
    assert asked_once <= {prompt_id for prompt_id, _ in said} <= {question.prompt_id for question in asked}


@given(st.lists(st.sampled_from([None, 1, 2]), min_size=1, max_size=8), st.one_of(st.none(), st.integers(0, 8)))
def test_whoever_answers_what_comes_next_is_led_to_one_table_of_each_room(
    rooms: list[int | None], at: int | None
) -> None:
    asked = [Question(number, beside=room) for number, room in enumerate(rooms)]
    said: set[tuple[int, str]] = set()
    while step := next_step(steps(asked, said, at=at)):
        said.add((step.prompt_id, step.moment))
    led_to = [rooms[number] for number, _ in said]
    assert {room: led_to.count(room) for room in set(rooms) - {None}} == dict.fromkeys(set(rooms) - {None}, 1)
    assert led_to.count(None) == rooms.count(None)
