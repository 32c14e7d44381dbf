"""The page on which notes are put together, as its forms use it."""

import re
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.live import actions
from alongside.live.models import Activity, Pile, Session
from alongside.live.queries.together import board_of
from alongside.people.enums import Role
from tests.factories.live import BY, activity_in, joined, make_session, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db
BOARD = "bin-keep-light-bulb"


@pytest.fixture
def session() -> Session:
    return make_session(hold_for_person=False)


@pytest.fixture
def activity(session: Session) -> Activity:
    return activity_in(session, BOARD)


@pytest.fixture
def facilitator(client: Client, session: Session) -> Client:
    person = person_with(Role.FACILITATOR, area=session.area)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(session: Session, more: str = "piles/") -> str:
    return f"/{session.area.slug}/sessions/{session.code}/activities/{BOARD}/{more}"


def notes(session: Session, *words: str) -> list[UUID]:
    someone = joined(session, "practitioners").participant
    return [say(session, f"{BOARD}/keep", one, participant=someone).uuid for one in words]


def lying(session: Session, activity: Activity) -> dict[str, list[str]]:
    board = board_of(session, activity)
    found = {pile.title: [one.words for one in board.in_pile(pile)] for pile in board.piles}
    return found | {"": [one.words for one in board.in_pile(None)]}


def test_ticked_notes_become_a_new_pile_then_go_into_it_and_out_of_it(
    facilitator: Client, session: Session, activity: Activity
) -> None:
    one, two, three = notes(session, "One", "Two", "Three")
    page = facilitator.post(address(session), {"note": [one, two], "to": "new", "title": "Food"}, follow=True)
    assert "There is a new pile: “Food”." in page.content.decode()
    assert lying(session, activity) == {"Food": ["One", "Two"], "": ["Three"]}

    pile = Pile.objects.get()
    page = facilitator.post(address(session), {"note": [three], "to": pile.pk}, follow=True)
    assert "1 note is in “Food” now." in page.content.decode()
    page = facilitator.post(address(session), {"note": [one, two], "to": "none"}, follow=True)
    assert "2 notes are loose again." in page.content.decode()
    assert lying(session, activity) == {"Food": ["Three"], "": ["One", "Two"]}


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"to": "new"}, "Give the new pile a few words"),
        ({"to": "new", "title": "x" * 121}, "120 letters at most"),
        ({"to": "987654"}, "This pile was taken apart in the meantime."),
        ({"to": "9" * 40}, "This pile was taken apart in the meantime."),
        ({}, "Choose where the notes go."),
        ({"to": "none", "note": []}, "Choose a note first"),
        ({"to": "none", "note": ["no id"]}, "One of these notes is not known here."),
    ],
)
def test_what_cannot_be_done_is_said_and_what_was_ticked_stays_ticked(
    facilitator: Client, session: Session, activity: Activity, sent: dict[str, object], reason: str
) -> None:
    [one] = notes(session, "One")
    response = facilitator.post(address(session), {"note": [one]} | sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert reason in page
    if "note" not in sent:
        assert re.search(rf'value="{one}" checked', page)
    assert lying(session, activity) == {"": ["One"]}


def test_the_menu_of_a_note_works_without_a_script(facilitator: Client, session: Session, activity: Activity) -> None:
    [one] = notes(session, "One")
    pile = actions.make_pile(activity=activity, title="Food", by=BY)
    page = facilitator.get(address(session), {"note": str(one)}).content.decode()
    panel = page[page.index('id="put-panel"') : page.index('class="grouping"')]
    assert "“One”" in panel
    assert f'name="to" value="{pile.pk}"' in panel
    assert f'name="note" value="{one}"' in panel
    assert 'id="put-panel"' not in facilitator.get(address(session), {"note": str(uuid4())}).content.decode()


def test_piles_are_renamed_moved_and_taken_apart(facilitator: Client, session: Session, activity: Activity) -> None:
    first = actions.make_pile(activity=activity, title="One", by=BY)
    second = actions.make_pile(activity=activity, title="Two", by=BY)
    facilitator.post(address(session, f"piles/{first.pk}/rename/"), {"title": "First"})
    facilitator.post(address(session, f"piles/{first.pk}/rename/"), {"title": " "})
    facilitator.post(address(session, f"piles/{second.pk}/move/"), {"way": "earlier"})
    assert [pile.title for pile in activity.piles.all()] == ["Two", "First"]
    facilitator.post(address(session, f"piles/{second.pk}/apart/"))
    assert [pile.title for pile in activity.piles.all()] == ["First"]


def test_a_pile_of_another_session_is_not_reached(facilitator: Client, session: Session) -> None:
    elsewhere = make_session(area=session.area)
    foreign = actions.make_pile(activity=activity_in(elsewhere, BOARD), title="Theirs", by=BY)
    for way in ("rename", "move", "apart"):
        assert facilitator.post(address(session, f"piles/{foreign.pk}/{way}/"), {"title": "Mine"}).status_code == 404
    assert facilitator.post(address(session), {"to": foreign.pk, "note": notes(session, "One")}).status_code == 422
    foreign.refresh_from_db()
    assert foreign.title == "Theirs"


def test_the_screen_is_turned_from_here(facilitator: Client, session: Session, activity: Activity) -> None:
    for sent, page in (("2", 2), ("newest", 0), ("nowhere", 0)):
        facilitator.post(address(session, "turn/"), {"page": sent})
        activity.refresh_from_db()
        assert activity.screen_page == page
    assert "It follows the newest note" in facilitator.get(address(session)).content.decode()


def test_held_words_are_not_on_it(facilitator: Client, session: Session) -> None:
    [one] = notes(session, "HELD WORDS")
    actions.hold(contribution=session.contributions.get(uuid=one), by=BY)
    response = facilitator.get(address(session))
    assert "HELD WORDS" not in response.content.decode()
    assert (response.context["board"].count, response.context["board"].in_piles) == (0, 0)


def test_the_facilitators_page_leads_here(facilitator: Client, session: Session) -> None:
    page = facilitator.get(f"/{session.area.slug}/sessions/{session.code}/").content.decode()
    assert f'href="{address(session)}"' in page


def test_results_count_piles_and_lead_to_what_is_in_them(
    facilitator: Client, session: Session, activity: Activity
) -> None:
    one, two, _ = notes(session, "One", "Two", "Three")
    pile = actions.make_pile(activity=activity, title="Food", notes=[one, two], by=BY)
    page = facilitator.get(f"/{session.area.slug}/sessions/{session.code}/results/").content.decode()
    behind = f"/{session.area.slug}/sessions/{session.code}/results/contributions/?activity={BOARD}&pile={pile.pk}"
    assert behind.replace("&", "&amp;") in page
    assert "Practitioners 2" in page
    shown = facilitator.get(behind)
    assert [row.words.text for _, row in shown.context["notes"]] == ["Two", "One"]
    assert "Pile “Food”" in shown.content.decode()
    assert facilitator.get(behind.replace(f"pile={pile.pk}", "pile=x")).context["notes"] == []


def test_the_number_of_queries_does_not_grow(facilitator: Client, session: Session, activity: Activity) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            facilitator.get(address(session))
        return len(counted)

    actions.make_pile(activity=activity, title="One", notes=notes(session, "One"), by=BY)
    few = queries()
    for number in range(4):
        actions.make_pile(activity=activity, title=f"Pile {number}", notes=notes(session, "A", "B"), by=BY)
    assert queries() == few
