"""Lock the session, give it a new code, stop a phone: who is in goes on, and nobody is locked out by others."""

import pytest
from django.test import Client

from alongside.core import codes
from alongside.live import actions
from alongside.live.actions import Joined, stopping
from alongside.live.enums import Audience
from alongside.live.guessing import WRONG_CODES
from alongside.live.limits import CALLS, JOINS, NOTES
from alongside.live.models import Contribution, HelpRequest, Participant, PastCode, Session
from alongside.live.stream import reading
from alongside.people.enums import Role
from tests.factories.live import BY, joined, make_session, prompt_in, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

BIN = "bin-keep-light-bulb/bin"


@pytest.fixture
def session() -> Session:
    return make_session()


@pytest.fixture
def me(session: Session, client: Client) -> Joined:
    """Somebody who takes part on this client's phone."""
    new = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = new.token
    return new


@pytest.fixture
def facilitator(session: Session) -> Client:
    client = Client()
    person = person_with(Role.FACILITATOR, area=session.area)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(session: Session) -> str:
    return f"/{session.area.slug}/sessions/{session.code}/"


def question(session: Session) -> str:
    return f"/join/{session.code}/answer/{prompt_in(session, BIN).pk}/"


def text(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_a_locked_session_lets_nobody_new_in_and_everybody_who_is_in_go_on(
    session: Session, me: Joined, client: Client, facilitator: Client
) -> None:
    facilitator.post(f"{page_of(session)}lock/", {"locked": "yes"})

    newcomer = Client()
    assert "The door is closed now." in text(newcomer, f"/join/{session.code}/")
    assert "The door is closed now." in text(newcomer, f"/join/{session.code}/who/")
    newcomer.post(f"/join/{session.code}/help/", {"kind": "need-help"})
    assert Participant.objects.count() == 1
    assert client.get(question(session)).status_code == 200
    assert "Nobody new can join." in text(facilitator, page_of(session))

    facilitator.post(f"{page_of(session)}lock/", {"locked": "no"})
    assert newcomer.get(f"/join/{session.code}/who/").status_code == 200


def test_after_a_new_code_who_is_in_goes_on_at_the_old_address_and_at_the_new(
    session: Session, me: Joined, client: Client, facilitator: Client
) -> None:
    old = session.code
    moved = facilitator.post(f"{page_of(session)}new-code/")
    session.refresh_from_db()
    assert session.code != old
    assert moved.headers["Location"] == page_of(session)

    for code in (old, session.code):
        page = client.get(f"/join/{code}/answer/")
        assert page.status_code == 200
        assert f"/join/{session.code}/" in page.content.decode()
    assert client.cookies[f"participant-{session.code}"].value == me.token
    assert Participant.objects.count() == 1


def test_a_newcomer_with_the_old_code_is_told_to_look_at_the_new_one_and_not_what_it_is(session: Session) -> None:
    old = session.code
    actions.set_new_code(session=session, by=BY)
    session.refresh_from_db()
    for answer in (
        Client().get(f"/join/{old}/"),
        Client().get(f"/join/{old}/answer/", follow=True),
        Client().post("/join/", {"code": old}, follow=True),
    ):
        page = answer.content.decode()
        assert answer.status_code == 410
        assert "There is a new code" in page
        assert session.code not in page
        assert codes.grouped(session.code) not in page
    assert not WRONG_CODES.is_reached("127.0.0.1")


def test_an_old_code_is_never_given_again(session: Session) -> None:
    old = session.code
    actions.set_new_code(session=session, by=BY)
    assert list(PastCode.objects.values_list("code", flat=True)) == [old]
    assert actions.sessions._free_code() != old


def test_a_screen_that_was_open_shows_the_new_code_and_phones_hear_nothing(
    session: Session, facilitator: Client
) -> None:
    screen, before = f"{page_of(session)}screen/", Session.objects.get().last_event
    actions.set_new_code(session=session, by=BY)
    session.refresh_from_db()
    page = facilitator.get(screen).content.decode()
    assert codes.grouped(session.code) in page
    heard = {audience: reading.news(session.pk, audience, after=before) for audience in Audience}
    names = {audience: [frame.name for frame in news.frames] for audience, news in heard.items() if news}
    assert names == {Audience.PARTICIPANT: [], Audience.SCREEN: ["session"], Audience.FACILITATOR: ["session"]}


def test_a_stopped_phone_says_nothing_more_and_keeps_its_receipt(
    session: Session, me: Joined, client: Client, facilitator: Client
) -> None:
    shown = say(session, BIN, "Something silly", participant=me.participant, is_shown=True)
    other = say(session, BIN, "Somebody else's", group="practitioners", is_shown=True)

    facilitator.post(f"{page_of(session)}contributions/{shown.uuid}/stop/")

    assert set(Contribution.objects.filter(is_held=True)) == {shown}
    assert not Contribution.objects.get(pk=other.pk).is_held
    refused = client.get(question(session))
    assert refused.status_code == 403
    assert "Talk to a helper" in refused.content.decode()
    assert client.post(question(session), {"words": "more"}).status_code == 403
    assert client.post(f"/join/{session.code}/leave/").status_code == 403
    assert client.get(f"/join/{session.code}/done/").status_code == 200
    client.post("/r/", {"receipt": me.receipt})
    assert "Something silly" in text(client, "/r/mine/")
    client.post(f"/join/{session.code}/help/", {"kind": "need-help"})
    assert HelpRequest.objects.filter(participant=me.participant).count() == 1

    page = text(facilitator, page_of(session))
    assert "A phone of “Young people” is stopped" in page
    facilitator.post(f"{page_of(session)}phones/{me.participant.pk}/go-on/")
    assert client.get(question(session)).status_code == 200
    assert Contribution.objects.get(pk=shown.pk).is_held


def test_paper_has_no_phone_to_stop(session: Session, facilitator: Client) -> None:
    paper = actions.participant_for_strip(session=session, receipt=None, group=None, by=BY)
    note = say(session, BIN, "From paper", participant=paper, is_shown=True)
    page = text(facilitator, f"{page_of(session)}contributions/{note.uuid}/safeguarding/")
    assert "Stop this phone" not in page
    answer = facilitator.post(f"{page_of(session)}contributions/{note.uuid}/stop/", follow=True)
    assert "there is no phone to stop" in answer.content.decode()


def test_those_whose_phone_was_stopped_are_not_counted_as_here(session: Session, facilitator: Client) -> None:
    joined(session, "young-people")
    stopping.stop_phone(participant=joined(session, "young-people").participant, by=BY)
    presence = {row.group: row.people for row in facilitator.get(page_of(session)).context["presence"]}
    assert presence["Young people"] == 1


def test_too_many_answers_wait_a_minute_and_nothing_typed_is_lost(session: Session, me: Joined, client: Client) -> None:
    for _ in range(NOTES.most):
        NOTES.count(str(me.participant.pk))
    answer = client.post(question(session), {"words": "what I typed", "uuid": "x"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "what I typed" in answer.content.decode()
    assert "Your words are still here." in answer.content.decode()


def test_too_many_who_join_wait_and_whoever_is_in_does_not(session: Session, me: Joined, client: Client) -> None:
    for _ in range(JOINS.most):
        JOINS.count(str(session.pk))
    group = session.groups.all()[0]
    answer = Client().post(f"/join/{session.code}/who/", {"group": group.pk})
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert client.post(f"/join/{session.code}/who/", {"group": group.pk}).status_code == 302
    assert Participant.objects.count() == 1


def test_a_full_session_takes_nobody_more(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alongside.live.actions.joining.MOST_PARTICIPANTS", 1)
    joined(session)
    group = session.groups.all()[0]
    answer = Client().post(f"/join/{session.code}/who/", {"group": group.pk})
    assert answer.headers["Location"] == f"/join/{session.code}/"


def test_calling_very_often_is_one_call(session: Session, me: Joined, client: Client) -> None:
    for number in range(CALLS.most + 5):
        client.post(f"/join/{session.code}/help/", {"kind": "need-help", "prompt": prompt_in(session, BIN).pk})
        HelpRequest.objects.update(answered_at=session.created_at)
        assert HelpRequest.objects.count() == min(number + 1, CALLS.most)
