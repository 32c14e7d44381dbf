"""What may be said, when, and what waits for a person."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.live import rules
from alongside.live.enums import ActivityState, Audience, EventKind
from alongside.live.rules import Admission, Asked

WORDS_ONLY = Asked(words=True, values=(), moments=())
FACE_ONLY = Asked(words=False, values=("happy", "sad"), moments=())
FACE_AND_WORDS = Asked(words=True, values=("happy", "sad"), moments=())
BEFORE_AFTER = Asked(words=False, values=("1", "2"), moments=("before", "after"))
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "words", "value", "moment", "fields"),
    [
        (WORDS_ONLY, "hello", "", "", []),
        (WORDS_ONLY, "", "", "", ["words"]),
        (WORDS_ONLY, "  \n", "", "", ["words"]),
        (WORDS_ONLY, "hello", "happy", "", ["value"]),
        (WORDS_ONLY, "hello", "", "before", ["moment"]),
        (WORDS_ONLY, "x" * rules.LONGEST_WORDS, "", "", []),
        (WORDS_ONLY, "x" * (rules.LONGEST_WORDS + 1), "", "", ["words"]),
        (WORDS_ONLY, "one\x00two", "", "", ["words"]),
        (WORDS_ONLY, "half a \ud83d pair", "", "", ["words"]),
        (FACE_ONLY, "", "happy", "", []),
        (FACE_ONLY, "", "", "", ["value"]),
        (FACE_ONLY, "", "angry", "", ["value"]),
        (FACE_ONLY, "hello", "happy", "", ["words"]),
        (FACE_AND_WORDS, "", "sad", "", []),
        (FACE_AND_WORDS, "hello", "", "", []),
        (FACE_AND_WORDS, "", "", "", ["words"]),
        (BEFORE_AFTER, "", "1", "before", []),
        (BEFORE_AFTER, "", "1", "", ["moment"]),
        (BEFORE_AFTER, "", "1", "later", ["moment"]),
        (BEFORE_AFTER, "hello", "9", "", ["words", "value", "moment"]),
    ],
)
def test_an_answer_is_told_everything_that_is_wrong_with_it(
    asked: Asked, words: str, value: str, moment: str, fields: list[str]
) -> None:
    problems = rules.problems_with(asked, words=words, value=value, moment=moment)

    assert [problem.field for problem in problems] == fields


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=rules.LONGEST_WORDS))
def test_whatever_can_be_written_can_be_said(words: str) -> None:
    expected = [] if words.strip() else ["words"]

    assert [problem.field for problem in rules.problems_with(WORDS_ONLY, words=words, value="", moment="")] == expected


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "opened_at", "closed_at", "said_at", "expected"),
    [
        (ActivityState.WAITING, None, None, None, Admission.CLOSED),
        (ActivityState.WAITING, None, None, NOON, Admission.CLOSED),
        (ActivityState.OPEN, NOON, None, None, Admission.OPEN),
        (ActivityState.OPEN, NOON, None, NOON - HOUR, Admission.OPEN),
        (ActivityState.CLOSED, NOON, NOON + HOUR, None, Admission.CLOSED),
        (ActivityState.CLOSED, NOON, NOON + HOUR, NOON - HOUR, Admission.CLOSED),
        (ActivityState.CLOSED, NOON, NOON + HOUR, NOON, Admission.LATE),
        (ActivityState.CLOSED, NOON, NOON + HOUR, NOON + HOUR, Admission.LATE),
        (ActivityState.CLOSED, NOON, NOON + HOUR, NOON + 2 * HOUR, Admission.CLOSED),
    ],
)
def test_what_was_said_while_it_was_open_still_comes_in(
    state: str,
    opened_at: datetime | None,
    closed_at: datetime | None,
    said_at: datetime | None,
    expected: Admission,
) -> None:
    assert rules.admission(state, opened_at=opened_at, closed_at=closed_at, said_at=said_at) is expected


@given(hold=st.booleans(), words=st.booleans(), media=st.booleans(), flagged=st.booleans(), late=st.booleans())
def test_everything_but_a_rating_waits_where_a_session_holds_and_what_is_late_or_flagged_always(
    hold: bool, words: bool, media: bool, flagged: bool, late: bool
) -> None:
    waits = rules.must_wait_for_person(
        hold_for_person=hold, has_words=words, has_media=media, is_flagged=flagged, is_late=late
    )

    assert waits is (late or flagged or (hold and (words or media)))


WAITS, OPEN, DONE = ActivityState.WAITING, ActivityState.OPEN, ActivityState.CLOSED


@pytest.mark.parametrize(
    ("states", "following"),
    [
        ([], None),
        ([DONE, OPEN], None),
        ([WAITS, WAITS], 0),
        ([OPEN, WAITS, WAITS], 1),
        ([WAITS, OPEN, WAITS], 2),
        ([WAITS, OPEN, DONE], 0),
        ([DONE, WAITS, DONE, WAITS], 3),
        ([OPEN, WAITS, DONE, WAITS], 1),
    ],
)
def test_next_is_the_first_that_waits_behind_what_is_open(states: list[str], following: int | None) -> None:
    assert rules.next_to_open(states) == following


def test_a_phone_never_hears_of_what_another_person_said() -> None:
    heard = {kind for kind, audiences in rules.HEARD_BY.items() if Audience.PARTICIPANT in audiences}

    assert heard == {EventKind.ACTIVITY, EventKind.SESSION, EventKind.AGREED, EventKind.STOPPED}
    assert set(rules.HEARD_BY) == set(EventKind)
