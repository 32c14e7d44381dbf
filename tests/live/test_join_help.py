""" "I don't understand" and "I need help"."""

import pytest
from django.test import Client

from alongside.live.actions import close_session
from alongside.live.models import HelpRequest, Participant, Session
from tests.factories.live import BY, joined, make_session, prompt_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_session()


def test_one_press_calls_somebody_and_leads_back(client: Client, session: Session) -> None:
    new = joined(session)
    client.cookies[f"participant-{session.code}"] = new.token
    prompt = prompt_in(session, "bin-keep-light-bulb/bin")
    here = f"/join/{session.code}/answer/{prompt.pk}/"
    response = client.post(
        f"/join/{session.code}/help/", {"kind": "dont-understand", "prompt": prompt.pk, "next": here}, follow=True
    )
    [asked] = HelpRequest.objects.all()
    assert (asked.participant, asked.kind, asked.prompt) == (new.participant, "dont-understand", prompt)
    assert "Somebody is coming" in response.content.decode()
    assert f'href="{here}"' in response.content.decode()


def test_who_has_not_joined_yet_can_call_too_and_is_then_known(client: Client, session: Session) -> None:
    client.post(f"/join/{session.code}/help/", {"kind": "need-help"})
    [asked] = HelpRequest.objects.all()
    assert (asked.participant.group, asked.kind) == (None, "need-help")
    client.post(f"/join/{session.code}/who/", {"group": "not-saying"})
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("kind", ["", "something"])
def test_an_unknown_kind_is_a_call_for_help(client: Client, session: Session, kind: str) -> None:
    client.post(f"/join/{session.code}/help/", {"kind": kind, "prompt": "x"})
    assert HelpRequest.objects.get().kind == "need-help"


def test_a_question_of_another_session_is_left_out(client: Client, session: Session) -> None:
    elsewhere = prompt_in(make_session(), "bin-keep-light-bulb/bin")
    client.post(f"/join/{session.code}/help/", {"kind": "need-help", "prompt": elsewhere.pk})
    assert HelpRequest.objects.get().prompt is None


def test_when_it_is_over_nobody_is_promised_who_is_not_there(client: Client, session: Session) -> None:
    close_session(session=session, by=BY)
    response = client.post(f"/join/{session.code}/help/", {"kind": "need-help"}, follow=True)
    assert "nobody is here now" in response.content.decode()
    assert not Participant.objects.exists()


def test_every_page_of_the_way_has_the_two_buttons(client: Client, session: Session) -> None:
    client.cookies[f"participant-{session.code}"] = joined(session).token
    prompt = prompt_in(session, "feedback/learnt")
    for page in ("", "who/", "whose/", "how/", "answer/", f"answer/{prompt.pk}/", "done/"):
        seen = client.get(f"/join/{session.code}/{page}").content.decode()
        assert 'name="kind" value="dont-understand"' in seen, page
        assert 'name="kind" value="need-help"' in seen, page
