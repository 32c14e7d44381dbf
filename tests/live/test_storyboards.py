"""Storyboards: frames in their order, either half may be empty, and a board is shown whole or not at all."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.live import actions
from alongside.live.actions import Joined
from alongside.live.kinds import kind_of
from alongside.live.models import Contribution, Session
from alongside.live.paging import Wanted
from alongside.live.presenters.blocks import Table
from alongside.live.presenters.results import Results
from alongside.live.queries import desk
from alongside.people.enums import Role
from tests.factories.live import BY, joined, make_session, prompt_in, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

FIRST, SECOND, LAST = "story/beginning", "story/then", "story/end"


@pytest.fixture
def session() -> Session:
    return make_session("storyboard")


@pytest.fixture
def amira(client: Client, session: Session) -> Joined:
    new = joined(session, "practitioners")
    client.cookies[f"participant-{session.code}"] = new.token
    return new


def question(session: Session, place: str) -> str:
    return f"/join/{session.code}/answer/{prompt_in(session, place).pk}/"


def test_a_frame_shows_the_frames_so_far_and_where_one_is(client: Client, session: Session, amira: Joined) -> None:
    say(session, FIRST, "We wait", value="bus", participant=amira.participant)
    frames = client.get(question(session, SECOND)).context["extra"]
    assert [(frame.number, frame.words, frame.is_here, frame.is_empty) for frame in frames] == [
        (1, "We wait", False, False),
        (2, "", True, True),
        (3, "", False, True),
        (4, "", False, True),
    ]
    assert frames[0].picture.label == "Bus"


@pytest.mark.parametrize(
    ("value", "words", "is_kept"), [("bus", "", True), ("", "We wait", True), ("bus", "We wait", True), ("", "", False)]
)
def test_picture_or_words_may_be_missing_and_not_both(
    client: Client, session: Session, amira: Joined, value: str, words: str, is_kept: bool
) -> None:
    page = client.get(question(session, FIRST))
    client.post(
        question(session, FIRST), {"uuid": page.context["form"].initial["uuid"], "value": value, "words": words}
    )
    assert Contribution.objects.exists() is is_kept


def test_a_new_answer_takes_the_place_in_its_frame_and_may_take_the_picture_out(
    client: Client, session: Session, amira: Joined
) -> None:
    say(session, FIRST, "We wait", value="bus", participant=amira.participant)
    say(session, FIRST, "We walk", participant=amira.participant)
    [first, *_] = client.get(question(session, FIRST)).context["extra"]
    assert (first.words, first.picture) == ("We walk", None)


def test_the_page_at_the_end_has_the_whole_story(client: Client, session: Session, amira: Joined) -> None:
    assert "This is your story." not in client.get(f"/join/{session.code}/done/").content.decode()
    say(session, FIRST, "We wait", value="bus", participant=amira.participant)
    say(session, LAST, "We get in", participant=amira.participant)
    page = client.get(f"/join/{session.code}/done/").content.decode()
    assert ("This is your story." in page, "We wait" in page, "We get in" in page) == (True, True, True)


def test_the_screen_turns_from_board_to_board_and_shows_none_in_part(session: Session) -> None:
    for words in ("One", "Two"):
        say(session, FIRST, words, group="practitioners")
    child = joined(session, "young-people").participant
    say(session, FIRST, value="sad", participant=child)  # a picture alone is not held
    say(session, SECOND, "Held words", participant=child)
    [activity] = desk.activities_of(session)
    drawn = [kind_of("storyboard").screen_page(session, activity, Wanted(page=page)) for page in (1, 2, 9)]
    assert [one.shown.frames[0].words for one in drawn] == ["One", "Two", "Two"]
    assert drawn[0].place is not None
    assert (drawn[0].place.number, drawn[0].place.total) == (1, 2)
    actions.show(contribution=Contribution.objects.get(words__text="Held words"), by=BY)
    assert kind_of("storyboard").screen_page(session, activity, Wanted(page=3)).shown.frames[1].words == "Held words"


def test_a_withdrawn_frame_is_empty_everywhere(client: Client, session: Session, amira: Joined) -> None:
    said = say(session, FIRST, "Taken back", value="sad", participant=amira.participant)
    say(session, SECOND, "Stays", participant=amira.participant)
    actions.withdraw(contribution=said, by=BY)
    client.force_login(
        person_with(Role.FACILITATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    here = f"/{session.area.slug}/sessions/{session.code}"
    for page in (f"{here}/screen/", f"{here}/results/", f"/join/{session.code}/done/", question(session, SECOND)):
        shown = client.get(page).content.decode()
        assert ("Stays" in shown, "Taken back" in shown) == (True, False), page


def test_others_than_those_who_run_it_read_no_held_board(client: Client, session: Session) -> None:
    say(session, FIRST, "Held words", group="young-people")
    results = f"/{session.area.slug}/sessions/{session.code}/results/"
    for role, reads in ((Role.PRACTITIONER, False), (Role.FACILITATOR, True)):
        client.force_login(person_with(role, area=session.area), backend="django.contrib.auth.backends.ModelBackend")
        assert ("Held words" in client.get(results).content.decode()) is reads


def test_exports_keep_the_frames_of_a_person_together_and_tell_them_in_words(session: Session) -> None:
    someone = joined(session, "practitioners").participant
    say(session, FIRST, "We wait", value="bus", participant=someone)
    say(session, LAST, value="happy", participant=someone)
    [activity] = desk.activities_of(session)
    counted = Results(session)
    [told] = kind_of("storyboard").outcome(counted, activity)["storyboards"]
    assert (told["person"], told["group"]) == (1, "Practitioners")
    assert told["frames"] == [
        {"prompt": "beginning", "picture": "bus", "words": "We wait"},
        {"prompt": "then", "picture": "", "words": ""},
        {"prompt": "help", "picture": "", "words": ""},
        {"prompt": "end", "picture": "happy", "words": ""},
    ]
    assert told["text"] == (
        "1. Where does your story begin? Picture: Bus. We wait "
        "2. What happens then? Left empty. "
        "3. Who helps, or who should have? Left empty. "
        "4. How should it end? Picture: Happy."
    )
    [table] = kind_of("storyboard").report(counted, activity, is_public=False)
    assert isinstance(table, Table)
    assert list(table.rows) == [["1, Practitioners", "Bus We wait", "", "", "Happy"]]


@pytest.mark.parametrize("people", [1, 5])
def test_boards_take_as_many_queries_for_many_as_for_one(
    session: Session, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(people):
        say(session, FIRST, "We wait", value="bus", group="practitioners")
    [activity] = desk.activities_of(session)
    with django_assert_num_queries(1):
        assert kind_of("storyboard").screen(session, activity).shown is not None


def test_paper_has_a_box_and_lines_for_each_frame(client: Client, session: Session) -> None:
    client.force_login(
        person_with(Role.FACILITATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(f"/{session.area.slug}/sessions/{session.code}/sheet/?sheets=1").content.decode()
    assert page.count("sheet__picture") == 4
