"""Typing in from paper: one note after the other, with its strip, and nothing typed is lost."""

from uuid import uuid4

import pytest
from django.test import Client

from alongside.core import codes
from alongside.live.enums import Via, Whose
from alongside.live.models import Contribution, Participant, Session
from alongside.live.queries.participants import participant_with_receipt
from alongside.people.enums import Role
from alongside.people.models import User
from tests.factories.live import make_session, prompt_in, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

WITH_PAPER = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def session() -> Session:
    return make_session(is_open=False)


@pytest.fixture
def helper(session: Session) -> User:
    return person_with(Role.FACILITATOR, area=session.area)


@pytest.fixture
def desk(client: Client, helper: User) -> Client:
    client.force_login(helper, backend=WITH_PAPER)
    return client


def pile(session: Session, place: str = "bin-keep-light-bulb/keep", **more: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in {"group": "young-people", "via": "paper", **more}.items())
    return f"/{session.area.slug}/sessions/{session.code}/paper/?prompt={prompt_in(session, place).pk}&{query}"


def note(**more: str) -> dict[str, str]:
    return {"uuid": str(uuid4()), "words": "The biscuits", "whose": "own", "receipt": "", "scribe_note": "", **more}


def test_the_pile_is_chosen_first(desk: Client, session: Session) -> None:
    page = desk.get(f"/{session.area.slug}/sessions/{session.code}/paper/").content.decode()
    assert "What is in your pile?" in page


def test_a_note_comes_in_with_everything_that_was_said_about_it(desk: Client, helper: User, session: Session) -> None:
    receipt = codes.new_receipt()
    response = desk.post(
        pile(session, via="phone"),
        note(whose="supported", receipt=codes.grouped(receipt), may_quote="on", scribe_note="drew a cup"),
    )
    assert response.status_code == 302
    row = Contribution.objects.select_related("words", "participant__group").get()
    assert row.participant.group is not None
    assert (row.words.text, row.words.scribe_note, row.whose, row.via, row.may_quote, row.entered_by, row.is_held) == (
        "The biscuits",
        "drew a cup",
        Whose.SUPPORTED,
        Via.PHONE,
        True,
        helper,
        True,
    )
    assert row.participant.group.key == "young-people"
    assert participant_with_receipt(receipt) == row.participant


def test_words_are_kept_exactly_with_one_line_break_for_one(desk: Client, session: Session) -> None:
    desk.post(pile(session), note(words="  two\r\nlines "))
    assert Contribution.objects.select_related("words").get().words.text == "  two\nlines "


def test_after_saving_the_same_pile_is_ready_for_the_next_note(desk: Client, session: Session) -> None:
    address = pile(session)
    response = desk.post(address, note(receipt="STRIP 0001"))
    assert response.headers["Location"] == address
    page = desk.get(address)
    assert page.context["form"]["words"].value() is None
    assert page.context["form"].fields["words"].widget.attrs["autofocus"] is True
    assert [row.note.words for row in page.context["typed"]] == ["The biscuits"]


def test_for_the_same_person_the_strip_stays(desk: Client, session: Session) -> None:
    response = desk.post(pile(session), note(receipt="STRIP 0001", same_person="yes"))
    page = desk.get(response.headers["Location"])
    assert page.context["form"]["receipt"].value() == "STRIP0001"
    desk.post(response.headers["Location"], note(words="And tea", receipt="STRIP0001"))
    assert Participant.objects.count() == 1


def test_sent_twice_it_is_one_note_of_one_person(desk: Client, session: Session) -> None:
    same = note()
    desk.post(pile(session), same)
    desk.post(pile(session), same)
    assert (Contribution.objects.count(), Participant.objects.count()) == (1, 1)


def test_a_code_that_looks_mistyped_needs_a_second_look(desk: Client, session: Session) -> None:
    page = desk.post(pile(session), note(receipt="3333333333"))
    assert page.context["form"].errors["receipt"] == [
        "There seems to be a typing mistake: the last character does not fit the others. Look again."
    ]
    assert "The biscuits" in page.content.decode()
    assert not Contribution.objects.exists()
    desk.post(pile(session), note(receipt="3333333333", receipt_is_right="on"))
    assert Contribution.objects.count() == 1


def test_a_strip_of_another_session_is_refused_and_leaves_nothing_behind(desk: Client, session: Session) -> None:
    other = make_session(area=session.area)
    desk.post(pile(other), note(receipt="STRIP 0001"))
    page = desk.post(pile(session), note(receipt="STRIP 0001"))
    assert page.context["form"].errors["receipt"] == ["This strip belongs to another session. Look at the code again."]
    assert (Contribution.objects.count(), Participant.objects.count()) == (1, 1)


def test_an_empty_note_is_refused_and_makes_nobody(desk: Client, session: Session) -> None:
    page = desk.post(pile(session), note(words="  "))
    assert page.context["form"].errors["words"] == ["There is nothing in it. Write something."]
    assert not Participant.objects.exists()


def test_identical_words_are_pointed_out(desk: Client, session: Session) -> None:
    say(session, "bin-keep-light-bulb/keep", "The biscuits")
    desk.post(pile(session), note())
    desk.post(pile(session), note(words="The tea"))
    typed = desk.get(pile(session)).context["typed"]
    assert [(row.note.words, row.is_repeated) for row in typed] == [("The tea", False), ("The biscuits", True)]


def test_what_was_typed_by_mistake_is_taken_out_again(desk: Client, session: Session) -> None:
    desk.post(pile(session), note())
    row = Contribution.objects.get()
    here = f"/{session.area.slug}/sessions/{session.code}/paper/"
    response = desk.post(f"{here}{row.uuid}/undo/", {"back": "prompt=1&via=paper"})
    assert response.headers["Location"] == f"{here}?prompt=1&via=paper"
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    assert not hasattr(row, "words")


def test_nobody_takes_out_what_somebody_else_typed(client: Client, session: Session) -> None:
    row = say(session, "bin-keep-light-bulb/keep", "Their own")
    client.force_login(person_with(Role.COORDINATOR, area=session.area), backend=WITH_PAPER)
    client.post(f"/{session.area.slug}/sessions/{session.code}/paper/{row.uuid}/undo/")
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_a_statement_asked_twice_needs_its_moment(client: Client) -> None:
    training = make_session("york-training")
    client.force_login(person_with(Role.COORDINATOR, area=training.area), backend=WITH_PAPER)
    page = client.get(pile(training, "understanding/use"))
    assert page.context["form"].errors == {"moment": ["This question is asked before and after. Say which it is."]}
    client.post(
        pile(training, "understanding/use", moment="after"),
        {"uuid": str(uuid4()), "value": "4", "whose": "own", "receipt": "", "scribe_note": ""},
    )
    row = Contribution.objects.get()
    assert (row.value, row.moment) == ("4", "after")
