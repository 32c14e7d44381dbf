"""From what somebody said to what became of it."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from alongside.activity import actors
from alongside.answers.actions import say_did_it_happen, say_done
from alongside.answers.enums import DecisionKind, Happened
from alongside.answers.rules import Where
from alongside.core import clock
from alongside.insight.receipt_data import as_data
from alongside.insight.trace import voices_of
from alongside.live.actions import withdraw
from alongside.live.models import Participant, Session
from alongside.themes.actions import Wording, answer_member_check, reword_theme
from alongside.themes.enums import CheckAnswer
from tests.factories.journeys import decided, promised, session_of_project, theme_of
from tests.factories.live import BY, joined, say

pytestmark = pytest.mark.django_db

BIN, FACE = "bin-keep-light-bulb/bin", "feedback/learnt"


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def me(session: Session) -> Participant:
    return joined(session, "young-people").participant


def test_a_voice_is_followed_from_the_words_to_the_promise(session: Session, me: Participant) -> None:
    mine = say(session, BIN, "we need longer", participant=me)
    theme = theme_of(mine, is_asked=True)
    decision = decided(theme)
    promise = promised(decision, due=clock.today())
    answer_member_check(theme=theme, participant=me, answer=CheckAnswer.YES)
    say_did_it_happen(promise=promise, participant=me, answer=Happened.NO, words="not once")
    [voice] = voices_of(me)
    [trace] = voice.themes
    [kept] = trace.promises
    assert (voice.contribution, voice.words, voice.is_answered) == (mine, "we need longer", True)
    assert (trace.theme, trace.is_asked, trace.my_check, trace.decision) == (theme, True, CheckAnswer.YES, decision)
    assert (kept.promise, kept.my_answer, kept.my_words, kept.can_be_judged) == (promise, Happened.NO, "not once", True)


def test_two_codes_of_one_theme_are_one_theme(session: Session, me: Participant) -> None:
    mine = say(session, BIN, "we need longer", participant=me)
    first, second = theme_of(mine, title="Time"), theme_of(mine, title="Rooms")
    [voice] = voices_of(me)
    assert [trace.theme for trace in voice.themes] == [first, second]


def test_nobody_sees_what_is_not_published_and_what_others_said(session: Session, me: Participant) -> None:
    mine = say(session, BIN, "we need longer", participant=me)
    other = say(session, BIN, "OTHER WORDS", group="parents-carers")
    theme = theme_of(mine, other, is_asked=True)
    theirs = theme_of(other, title="OTHER THEME", is_asked=True)
    answer_member_check(theme=theme, participant=other.participant, answer=CheckAnswer.NOT_QUITE, words="OTHER CHECK")
    decided(theme, is_published=False)
    decided(theirs)
    [voice] = voices_of(me)
    [trace] = voice.themes
    assert (trace.my_check, trace.decision, trace.promises) == (None, None, ())
    assert "OTHER" not in str(as_data(me))


def test_an_answer_to_an_earlier_wording_is_asked_again(session: Session, me: Participant) -> None:
    theme = theme_of(say(session, BIN, "we need longer", participant=me), is_asked=True)
    answer_member_check(theme=theme, participant=me, answer=CheckAnswer.NOT_QUITE)
    reword_theme(theme=theme, wording=Wording("Time to think", "Time to think"), because="Somebody said so.", by=BY)
    [voice] = voices_of(me)
    assert voice.themes[0].my_check is None


def test_an_answer_that_was_changed_is_there_once(session: Session, me: Participant) -> None:
    say(session, FACE, value="sad", participant=me)
    newest = say(session, FACE, value="happy", participant=me)
    assert [voice.contribution for voice in voices_of(me)] == [newest]


def test_what_was_taken_back_keeps_its_empty_place_and_no_theme(session: Session, me: Participant) -> None:
    mine = say(session, BIN, "we need longer", participant=me)
    theme_of(mine)
    withdraw(contribution=mine, by=actors.participant(me.pk))
    [voice] = voices_of(me)
    assert (voice.is_withdrawn, voice.words, voice.themes) == (True, "", ())


def test_a_promise_that_its_owner_calls_done_waits_for_those_who_asked(session: Session, me: Participant) -> None:
    decision = decided(theme_of(say(session, BIN, "we need longer", participant=me)))
    promise = promised(decision, due=clock.today() + timedelta(days=30))
    say_done(promise=promise, evidence="Sent.", by=actors.person(promise.owner_id))
    [voice] = voices_of(me)
    assert voice.themes[0].promises[0].where is Where.SAID_DONE
    assert voice.themes[0].promises[0].can_be_judged


@pytest.mark.parametrize("voices", [1, 15])
def test_a_journey_takes_as_many_queries_for_much_as_for_little(
    session: Session, me: Participant, voices: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(voices):
        theme = theme_of(say(session, BIN, f"words {number}", participant=me), title=f"Theme {number}", is_asked=True)
        decision = decided(theme)
        for _ in range(voices % 4):
            promised(decision, due=clock.today())
    with django_assert_num_queries(14):
        assert len(voices_of(me)) == voices


def test_somebody_who_said_nothing_has_no_voices(me: Participant) -> None:
    assert voices_of(me) == []


def test_the_same_as_data(session: Session, me: Participant) -> None:
    mine = say(session, BIN, "we need longer", participant=me, may_quote=True)
    theme = theme_of(mine, is_asked=True)
    promised(decided(theme, DecisionKind.WE_WILL), due=clock.today() + timedelta(days=30))
    [said] = as_data(me)["contributions"]
    [found] = said["themes"]
    assert {key: said[key] for key in ("id", "activity", "prompt", "words", "value", "quote", "withdrawn", "held")} == {
        "id": str(mine.uuid),
        "activity": "bin-keep-light-bulb",
        "prompt": "bin",
        "words": "we need longer",
        "value": "",
        "quote": True,
        "withdrawn": False,
        "held": True,
    }
    assert (found["easy_title"], found["check"], found["decision"]["kind"]) == ("More time, please", "asked", "we-will")
    assert [promise["state"] for promise in found["promises"]] == ["open"]
    assert [knot["state"] for knot in found["thread"]] == [
        "done",
        "done",
        "to-come",
        "done",
        "done",
        "to-come",
        "to-come",
    ]
