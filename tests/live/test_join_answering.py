"""One thing at a time, by plain forms."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.live.actions import close_activity, close_session, open_activity, withdraw
from alongside.live.models import Contribution, Participant, Session
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_session()


@pytest.fixture
def participant(client: Client, session: Session) -> Participant:
    """Somebody of a group under 18, on this client's phone."""
    new = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = new.token
    return new.participant


def address(session: Session, place: str, moment: str = "") -> str:
    prompt = prompt_in(session, place)
    return f"/join/{session.code}/answer/{prompt.pk}/" + (f"{moment}/" if moment else "")


FACE, NEXT_FACE, LAST_FACE = "feedback/learnt", "feedback/new-ideas", "feedback/next-event"
BIN, KEEP = "bin-keep-light-bulb/bin", "bin-keep-light-bulb/keep"


def answer(client: Client, address: str, **fields: str) -> str:
    """Send the form of a question as a browser does, with the id that the form carries; where it leads."""
    form = client.get(address).content.decode()
    uuid = re.search(r'name="uuid" value="([^"]+)"', form)
    assert uuid is not None
    return client.post(address, {"uuid": uuid[1], **fields}).headers.get("Location", "")


def test_an_answer_is_kept_exactly_and_the_next_question_comes(
    client: Client, session: Session, participant: Participant
) -> None:
    words = "  i did not no\r\nwhat it was 4 🙂 "
    onwards = answer(client, address(session, FACE), value="sad", words=words, may_quote="yes")
    [row] = Contribution.objects.all()
    assert onwards == address(session, NEXT_FACE)
    assert row.words.text == "  i did not no\nwhat it was 4 🙂 "
    assert (row.participant, row.value, row.may_quote, row.via, row.is_held) == (
        participant,
        "sad",
        True,
        "device",
        True,
    )


@pytest.mark.parametrize("choice", [{}, {"may_quote": "no"}, {"may_quote": "certainly"}])
def test_only_a_yes_shows_it_to_everybody(
    client: Client, session: Session, participant: Participant, choice: dict[str, str]
) -> None:
    answer(client, address(session, BIN), words="boring", **choice)
    assert not Contribution.objects.filter(may_quote=True).exists()


def test_yes_is_never_chosen_beforehand(client: Client, session: Session, participant: Participant) -> None:
    page = client.get(address(session, BIN)).content.decode()
    assert 'name="may_quote" value="yes"' in page
    assert "checked" not in page


def test_a_number_alone_is_never_quoted_so_nobody_is_asked(client: Client) -> None:
    session = make_session("york-training")
    client.cookies[f"participant-{session.code}"] = joined(session).token
    assert "may_quote" not in client.get(address(session, "understanding/use", "before")).content.decode()


def test_the_words_are_whose_they_were_said_to_be(client: Client, session: Session, participant: Participant) -> None:
    client.post(f"/join/{session.code}/whose/", {"whose": "on-behalf"})
    answer(client, address(session, BIN), words="He wants a window.")
    assert Contribution.objects.get().whose == "on-behalf"


def test_pressing_twice_is_one_contribution(client: Client, session: Session, participant: Participant) -> None:
    form = {"uuid": str(uuid4()), "words": "the biscits", "may_quote": "no"}
    first = client.post(address(session, BIN), form)
    second = client.post(address(session, BIN), form)
    assert (first.status_code, second.status_code, Contribution.objects.count()) == (302, 302, 1)


def test_pressing_again_with_no_takes_the_yes_back(client: Client, session: Session, participant: Participant) -> None:
    form = {"uuid": str(uuid4()), "words": "the biscits"}
    client.post(address(session, BIN), form | {"may_quote": "yes"})
    client.post(address(session, BIN), form | {"may_quote": "no"})
    assert [row.may_quote for row in Contribution.objects.all()] == [False]


def test_a_board_takes_many_and_shows_ones_own(client: Client, session: Session, participant: Participant) -> None:
    here = address(session, BIN)
    assert answer(client, here, words="one") == here
    assert answer(client, here, words="two") == here
    page = client.get(here).content.decode()
    assert re.findall(r'own-note__words">([^<]+)<', page) == ["one", "two"]


def test_nobody_sees_what_others_said(client: Client, session: Session, participant: Participant) -> None:
    say(session, BIN, "SOMEBODY ELSE", group="young-people")
    say(session, BIN, "SHOWN OF SOMEBODY ELSE", group="parents-carers", is_shown=True)
    gone = say(session, BIN, "TAKEN BACK", participant=participant)
    withdraw(contribution=gone, by=BY)
    for page in (address(session, BIN), f"/join/{session.code}/answer/", f"/join/{session.code}/done/"):
        seen = client.get(page).content.decode()
        assert "SOMEBODY ELSE" not in seen
        assert "TAKEN BACK" not in seen


def test_an_answer_can_be_changed_and_the_earlier_one_is_kept_as_history(
    client: Client, session: Session, participant: Participant
) -> None:
    answer(client, address(session, FACE), value="sad", words="no")
    assert ">no</textarea>" in client.get(address(session, FACE)).content.decode().replace("\n", "")
    answer(client, address(session, FACE), value="happy", words="yes")
    assert [(row.value, row.is_current) for row in Contribution.objects.all()] == [("sad", False), ("happy", True)]


def test_words_come_back_with_the_reason_when_they_are_refused(
    client: Client, session: Session, participant: Participant
) -> None:
    here = address(session, BIN)
    long = client.post(here, {"uuid": str(uuid4()), "words": "x" * 2001})
    empty = client.post(here, {"uuid": str(uuid4()), "words": "", "may_quote": "yes"})
    assert (long.status_code, empty.status_code) == (422, 422)
    assert "x" * 2001 in long.content.decode()
    assert "That is too long" in long.content.decode()
    assert "There is nothing in it." in empty.content.decode()
    assert not Contribution.objects.exists()


def test_words_that_come_after_the_closing_stand_on_the_page(
    client: Client, session: Session, participant: Participant
) -> None:
    close_activity(activity=activity_in(session, "bin-keep-light-bulb"), by=BY)
    response = client.post(address(session, BIN), {"uuid": str(uuid4()), "words": "wait for me"})
    assert response.status_code == 403
    assert "This has just been closed." in response.content.decode()
    assert "wait for me" in response.content.decode()


def test_the_same_form_with_other_words_is_asked_about_and_gets_a_new_id(
    client: Client, session: Session, participant: Participant
) -> None:
    here, uuid = address(session, BIN), str(uuid4())
    client.post(here, {"uuid": uuid, "words": "one"})
    response = client.post(here, {"uuid": uuid, "words": "other"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "other" in page
    assert f'value="{uuid}"' not in page


def test_a_question_can_be_skipped(client: Client, session: Session, participant: Participant) -> None:
    response = client.get(address(session, FACE) + "next/")
    assert response["Location"] == address(session, NEXT_FACE)


def test_behind_the_last_question_comes_the_list(client: Client, session: Session, participant: Participant) -> None:
    last = address(session, "bin-keep-light-bulb/light-bulb")
    assert client.get(last + "next/")["Location"] == f"/join/{session.code}/answer/"


def test_the_list_ticks_what_is_done(client: Client, session: Session, participant: Participant) -> None:
    say(session, FACE, value="happy", participant=participant)
    page = client.get(f"/join/{session.code}/answer/").content.decode()
    assert "1 of 6" in page
    assert page.count("todo__line--done") == 1
    assert f'href="{address(session, NEXT_FACE)}"' in page


def test_what_was_taken_back_is_asked_again(client: Client, session: Session, participant: Participant) -> None:
    withdraw(contribution=say(session, FACE, value="happy", participant=participant), by=BY)
    assert "0 of 6" in client.get(f"/join/{session.code}/answer/").content.decode()


def test_while_nothing_is_open_the_page_renews_itself_without_a_script(client: Client) -> None:
    session = make_session(is_open=False)
    client.cookies[f"participant-{session.code}"] = joined(session).token
    page = client.get(f"/join/{session.code}/answer/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in page
    assert "Nothing is open now" in page


def test_before_is_asked_first_and_after_once_it_is_opened_again(client: Client) -> None:
    session = make_session("york-training")
    client.cookies[f"participant-{session.code}"] = joined(session).token
    first = f'href="{address(session, "understanding/understand", "before")}"'
    second = f'href="{address(session, "understanding/understand", "after")}"'
    assert first in client.get(f"/join/{session.code}/answer/").content.decode()
    activity = activity_in(session, "understanding")
    close_activity(activity=activity, by=BY)
    open_activity(activity=activity, by=BY)
    again = client.get(f"/join/{session.code}/answer/").content.decode()
    assert first not in again
    assert second in again


def test_easy_words_stand_first_and_the_others_for_who_wants_them(
    client: Client, session: Session, participant: Participant
) -> None:
    prompt = prompt_in(session, KEEP)
    assert prompt.easy_text in client.get(address(session, KEEP)).content.decode()
    client.post(f"/join/{session.code}/how/", {"like": "easy"})
    assert prompt.text in client.get(address(session, KEEP)).content.decode()


def test_a_question_of_another_session_is_not_here(client: Client, session: Session, participant: Participant) -> None:
    elsewhere = prompt_in(make_session(), BIN)
    assert client.get(f"/join/{session.code}/answer/{elsewhere.pk}/").status_code == 404
    response = client.post(f"/join/{session.code}/answer/{elsewhere.pk}/", {"uuid": str(uuid4()), "words": "x"})
    assert response.status_code == 404


@pytest.mark.parametrize("moment", ["before", "sometime"])
def test_a_moment_that_is_not_asked_is_not_here(
    client: Client, session: Session, participant: Participant, moment: str
) -> None:
    assert client.get(address(session, BIN, moment)).status_code == 404


def test_an_ended_session_says_so_and_keeps_the_receipt(
    client: Client, session: Session, participant: Participant
) -> None:
    close_session(session=session, by=BY)
    assert "This is over." in client.get(f"/join/{session.code}/answer/").content.decode()
    assert client.get(f"/join/{session.code}/done/").status_code == 200


def test_no_answer_is_taken_without_its_token_against_forgery(session: Session) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies[f"participant-{session.code}"] = joined(session).token
    assert client.post(address(session, BIN), {"uuid": str(uuid4()), "words": "x"}).status_code == 403


@pytest.mark.parametrize("page", ["list", "question"])
def test_a_page_asks_the_database_as_often_for_much_as_for_little(
    client: Client,
    session: Session,
    participant: Participant,
    page: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    here = f"/join/{session.code}/answer/" if page == "list" else address(session, BIN)
    client.get(here)
    say(session, BIN, "one", participant=participant)
    with django_assert_num_queries({"list": 6, "question": 8}[page]):
        client.get(here)
    for number in range(20):
        say(session, BIN, f"more {number}", participant=participant)
        say(session, BIN, f"of others {number}")
    with django_assert_num_queries({"list": 6, "question": 8}[page]):
        client.get(here)
