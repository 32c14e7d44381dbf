import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.live import actions
from alongside.live.enums import Audience, HelpKind
from alongside.live.models import Session
from alongside.live.stream import encoding, reading
from alongside.live.stream.reading import Frame
from tests.factories.live import BY, joined, make_session, say

pytestmark = pytest.mark.django_db
BOARD = "bin-keep-light-bulb"


def heard(session: Session, audience: Audience, *, after: int = 0) -> list[Frame]:
    news = reading.news(session.pk, audience, after=after)
    assert news is not None
    return list(news.frames)


def now(session: Session) -> int:
    number = reading.last_number(session.pk)
    assert number is not None
    return number


def test_given_several_things_that_happened_to_one_note_then_it_is_told_once_as_it_stands_now() -> None:
    session = make_session()
    before = now(session)
    said = say(session, f"{BOARD}/keep", "The biscuits", participant=joined(session, "young-people").participant)
    actions.show(contribution=said, by=BY)
    actions.set_may_quote(contribution=said, may_quote=True, by=BY)

    [frame] = heard(session, Audience.SCREEN, after=before)

    assert (frame.name, frame.number, frame.data["words"]) == ("contribution", now(session), "The biscuits")


def test_given_an_answer_that_replaces_another_then_the_earlier_one_goes() -> None:
    session = make_session(hold_for_person=False)
    amira = joined(session, "young-people").participant
    before = now(session)
    first = say(session, "feedback/learnt", value="happy", participant=amira)
    second = say(session, "feedback/learnt", value="sad", participant=amira)

    frames = heard(session, Audience.SCREEN, after=before)

    assert [(frame.name, frame.data["id"]) for frame in frames] == [
        ("gone", str(first.uuid)),
        ("contribution", str(second.uuid)),
    ]


@pytest.mark.parametrize("audience", list(Audience))
def test_given_what_must_not_be_seen_then_no_audience_is_told_its_words(audience: Audience) -> None:
    session = make_session()
    held = say(session, f"{BOARD}/keep", "HELD-WORDS", group="young-people")
    withdrawn = say(session, f"{BOARD}/keep", "WITHDRAWN-WORDS", group="practitioners", is_shown=True)
    actions.withdraw(contribution=withdrawn, by=BY)
    elsewhere = make_session(area=session.area, hold_for_person=False)
    say(elsewhere, f"{BOARD}/keep", "OTHER-SESSION", group="practitioners")
    shown = say(session, f"{BOARD}/keep", "SHOWN-WORDS", group="practitioners", is_shown=True)

    told = encoding.encoded(heard(session, audience)).decode()

    assert not [words for words in ("HELD-WORDS", "WITHDRAWN-WORDS", "OTHER-SESSION") if words in told]
    assert ("SHOWN-WORDS" in told) is (audience is Audience.SCREEN)
    assert [str(said.uuid) in told for said in (held, shown)] == [audience is not Audience.PARTICIPANT] * 2
    assert "participant" not in told


@pytest.mark.parametrize("audience", list(Audience))
def test_the_number_of_queries_does_not_grow_with_what_happened(audience: Audience) -> None:
    session = make_session()
    people = [joined(session, "young-people").participant for _ in range(2)]

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            heard(session, audience)
        return len(captured)

    say(session, f"{BOARD}/keep", "One", participant=people[0])
    actions.ask_for_help(participant=people[0], kind=HelpKind.NEED_HELP)
    few = queries()
    for each in range(20):
        say(session, f"{BOARD}/bin", f"Note {each}", participant=people[each % 2])
    actions.ask_for_help(participant=people[1], kind=HelpKind.NEED_HELP)

    assert queries() == few


def test_given_more_events_than_are_read_at_once_then_the_pieces_tell_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "MOST_EVENTS", 3)
    session = make_session(hold_for_person=False)
    amira = joined(session, "practitioners").participant
    said = [str(say(session, f"{BOARD}/keep", f"Note {each}", participant=amira).uuid) for each in range(10)]

    told: list[str] = []
    number = 0
    while number < now(session):
        news = reading.news(session.pk, Audience.SCREEN, after=number)
        assert news is not None
        told += [frame.data["id"] for frame in news.frames if frame.name == "contribution"]
        number = news.number

    assert told == said


def test_given_a_session_that_is_gone_then_there_is_no_news() -> None:
    assert reading.news(0, Audience.SCREEN, after=0) is None
    assert reading.last_number(0) is None


def test_line_breaks_in_words_never_break_a_frame() -> None:
    words = "one\ntwo\r\nthree\rfour\u2028five\x0b\x85six"

    block = encoding.encoded([Frame("contribution", {"words": words}, 7)]).decode()

    assert block.startswith("event: contribution\nid: 7\ndata: {")
    assert block.count("\n") == 4
    assert "\r" not in block
    assert json.loads(block.split("data: ")[1])["words"] == words
