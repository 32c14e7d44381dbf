"""The way in, on a phone without JavaScript: code, notice, who, whose, how."""

from datetime import timedelta

import pytest
from django.test import Client

from alongside.core import clock, codes
from alongside.core.dates import long_date
from alongside.live.actions import close_session
from alongside.live.guessing import WRONG_CODES
from alongside.live.models import Participant, Session
from tests.factories.live import BY, group_in, joined, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_session(hear_back_by=clock.today() + timedelta(days=30), about="We talk about meetings.")


def known(client: Client, session: Session, group: str | None = "young-people") -> Participant:
    """Somebody who joined on this client's phone."""
    new = joined(session, group)
    client.cookies[f"participant-{session.code}"] = new.token
    return new.participant


@pytest.mark.parametrize("shape", ["{code}", " {lower} ", "{first} {rest}", "{first}-{rest}"])
def test_a_code_is_understood_however_it_is_typed(client: Client, session: Session, shape: str) -> None:
    code = session.code
    typed = shape.format(code=code, lower=code.lower(), first=code[:3], rest=code[3:])
    response = client.post("/join/", {"code": typed})
    assert (response.status_code, response["Location"]) == (302, f"/join/{code}/")


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("", 422, "Type the code first."),
        ("zz", 422, "A code has 6 letters and numbers."),
        ("NNNNNN", 404, "We cannot find this code."),
    ],
)
def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(
    client: Client, typed: str, status: int, words: str
) -> None:
    response = client.post("/join/", {"code": typed})
    assert response.status_code == status
    assert words in response.content.decode()
    assert f'value="{typed}"' in response.content.decode() or not typed


def test_a_wrong_address_offers_the_field(client: Client) -> None:
    response = client.get("/join/NNNNNN/")
    assert response.status_code == 404
    assert 'name="code"' in response.content.decode()


def guess_until_one_is_left() -> None:
    for _ in range(WRONG_CODES.most - 1):
        WRONG_CODES.count("127.0.0.1")


def test_too_many_wrong_codes_must_wait_even_with_a_right_one(client: Client, session: Session) -> None:
    guess_until_one_is_left()
    assert client.post("/join/", {"code": "NNNNNN"}).status_code == 404
    assert client.post("/join/", {"code": session.code}).status_code == 429
    assert client.get(f"/join/{session.code}/").status_code == 429


def test_who_takes_part_already_does_not_wait_for_what_others_typed_wrong(client: Client, session: Session) -> None:
    guess_until_one_is_left()
    client.post("/join/", {"code": "NNNNNN"})
    known(client, session)
    assert client.get(f"/join/{session.code}/answer/").status_code == 200


def test_the_notice_says_what_this_is_who_sees_it_by_when_and_the_limits(client: Client, session: Session) -> None:
    page = client.get(f"/join/{session.code}/").content.decode()
    for words in (
        "We talk about meetings.",
        "The team who asks reads everything.",
        long_date(clock.today() + timedelta(days=30)),
        "It is their job to keep people safe.",
        "We do not ask for your name.",
        "You can stop at any time.",
    ):
        assert words in page


def test_nobody_is_known_before_they_choose_a_group(client: Client, session: Session) -> None:
    client.get(f"/join/{session.code}/")
    client.get(f"/join/{session.code}/who/")
    assert not Participant.objects.exists()


def test_choosing_a_group_is_joining(client: Client, session: Session) -> None:
    group = group_in(session, "young-people")
    response = client.post(f"/join/{session.code}/who/", {"group": group.pk})
    participant = Participant.objects.get()
    cookie = client.cookies[f"participant-{session.code}"]
    assert response["Location"] == f"/join/{session.code}/whose/"
    assert participant.group == group
    assert participant.token_digest == codes.token_digest(cookie.value)
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 90 * 24 * 3600)


def test_somebody_may_rather_not_say(client: Client, session: Session) -> None:
    client.post(f"/join/{session.code}/who/", {"group": "not-saying"})
    assert Participant.objects.get().group is None


def test_a_group_of_another_session_cannot_be_chosen(client: Client, session: Session) -> None:
    other = group_in(make_session(), "young-people")
    response = client.post(f"/join/{session.code}/who/", {"group": other.pk})
    assert response.status_code == 422
    assert not Participant.objects.exists()


def test_choosing_another_group_later_stays_the_same_person(client: Client, session: Session) -> None:
    participant = known(client, session)
    client.post(f"/join/{session.code}/who/", {"group": group_in(session, "parents-carers").pk})
    assert [row.group for row in Participant.objects.all()] == [group_in(session, "parents-carers")]
    assert Participant.objects.get() == participant


def test_whose_words_is_kept_with_the_participant(client: Client, session: Session) -> None:
    participant = known(client, session)
    response = client.post(f"/join/{session.code}/whose/", {"whose": "supported"})
    participant.refresh_from_db()
    assert response["Location"] == f"/join/{session.code}/how/"
    assert participant.likes["whose"] == "supported"


def test_what_one_likes_shows_at_once_and_leads_back(client: Client, session: Session) -> None:
    participant = known(client, session)
    here = f"/join/{session.code}/how/?next=/join/{session.code}/answer/"
    assert client.post(here, {"like": "calm"})["Location"] == here
    client.post(here, {"like": "size:biggest"})
    page = client.get(here).content.decode()
    participant.refresh_from_db()
    assert '<html lang="en-GB" class="size-biggest calm easy">' in page
    assert f'href="/join/{session.code}/answer/"' in page
    assert (participant.likes["calm"], participant.likes["size"]) == (True, "biggest")


def test_what_one_liked_before_joining_is_there_after_it(client: Client, session: Session) -> None:
    client.post("/join/how/", {"like": "calm"})
    client.post(f"/join/{session.code}/who/", {"group": "not-saying"})
    assert Participant.objects.get().likes["calm"] is True


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/join/", "//elsewhere.example/join/", "/accounts/"])
def test_nobody_is_led_elsewhere(client: Client, session: Session, elsewhere: str) -> None:
    known(client, session)
    page = client.get(f"/join/{session.code}/how/", {"next": elsewhere}).content.decode()
    assert f'href="{elsewhere}"' not in page


def test_a_closed_session_says_so_and_nobody_joins(client: Client, session: Session) -> None:
    close_session(session=session, by=BY)
    assert "This is over." in client.get(f"/join/{session.code}/").content.decode()
    assert client.post(f"/join/{session.code}/who/", {"group": "not-saying"})["Location"] == f"/join/{session.code}/"
    assert not Participant.objects.exists()


def test_a_page_for_participants_leads_others_to_the_notice(client: Client, session: Session) -> None:
    for page in ("answer", "whose", "done"):
        response = client.get(f"/join/{session.code}/{page}/")
        assert (response.status_code, response["Location"]) == (302, f"/join/{session.code}/")


def test_a_token_opens_its_own_session_only(client: Client, session: Session) -> None:
    other = make_session()
    client.cookies[f"participant-{session.code}"] = joined(other).token
    assert client.get(f"/join/{session.code}/answer/").status_code == 302


def test_the_receipt_is_big_with_its_picture_and_the_day(client: Client, session: Session) -> None:
    new = joined(session)
    client.cookies[f"participant-{session.code}"] = new.token
    page = client.get(f"/join/{session.code}/done/").content.decode()
    first, last = codes.grouped(new.receipt).split("-")
    assert f"<span>{first}</span>" in page
    assert f"<span>{last}</span>" in page
    assert '<svg role="img"' in page
    assert long_date(clock.today() + timedelta(days=30)) in page


def test_a_borrowed_phone_forgets(client: Client, session: Session) -> None:
    known(client, session)
    client.post(f"/join/{session.code}/leave/")
    assert client.get(f"/join/{session.code}/answer/").status_code == 302
    assert Participant.objects.count() == 1


def test_no_form_is_taken_without_its_token_against_forgery(session: Session) -> None:
    client = Client(enforce_csrf_checks=True)
    known(client, session)
    for page in ("who", "whose", "how", "help", "leave"):
        assert client.post(f"/join/{session.code}/{page}/", {}).status_code == 403
