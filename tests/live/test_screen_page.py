"""The hall's screen and the sheets: what a hall may see, and nothing else."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.core import codes
from alongside.live import actions
from alongside.live.models import Participant, Session
from alongside.live.presenters.screen import ScreenChart, Waiting
from alongside.people.enums import Role
from tests.factories.live import BY, activity_in, joined, make_session, say
from tests.factories.people import AreaFactory, person_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_session(is_open=False)


@pytest.fixture
def team(client: Client, session: Session) -> Client:
    client.force_login(
        person_with(Role.COORDINATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def screen_of(session: Session) -> str:
    return f"/{session.area.slug}/sessions/{session.code}/screen/"


def test_before_anything_is_open_it_tells_how_to_join(team: Client, session: Session) -> None:
    page = team.get(screen_of(session)).content.decode()
    assert "We begin soon." in page
    assert f"{session.code[:3]} {session.code[3:]}" in page


def test_it_shows_what_was_opened_last(team: Client, session: Session) -> None:
    for key, title in (("feedback", "How was today?"), ("bin-keep-light-bulb", "Stop it, keep it, new idea")):
        actions.open_activity(activity=activity_in(session, key), by=BY)
        assert f"<h1>{title}</h1>" in team.get(screen_of(session)).content.decode()


def test_it_shows_the_chosen_activity(team: Client, session: Session) -> None:
    page = team.get(f"{screen_of(session)}?activity=feedback").content.decode()
    assert "<h1>How was today?</h1>" in page
    assert " data-chosen>" in page
    assert team.get(f"{screen_of(session)}?activity=nothing").status_code == 404


def test_held_and_withdrawn_notes_are_not_on_it_and_are_not_counted(team: Client, session: Session) -> None:
    shown = say(session, "bin-keep-light-bulb/keep", "The biscuits", group="practitioners", is_shown=True)
    say(session, "bin-keep-light-bulb/keep", "Held words", group="young-people")
    withdrawn = say(session, "bin-keep-light-bulb/keep", "Taken back", group="practitioners", is_shown=True)
    actions.withdraw(contribution=withdrawn, by=BY)
    response = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb")
    page = response.context["drawn"].shown
    assert page.uuids == [str(shown.uuid)]
    assert [(column.paper.key, column.count) for column in page.columns] == [("bin", 0), ("keep", 1), ("light-bulb", 0)]
    assert b"Held words" not in response.content
    assert b"Taken back" not in response.content


def test_of_very_many_notes_it_says_how_many_are_older(
    team: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.live.queries.together.MOST_NOTES", 2)
    for number in range(5):
        say(session, "bin-keep-light-bulb/keep", f"Note {number}", group="practitioners", is_shown=True)
    response = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb")
    page = response.context["drawn"].shown
    [lane] = page.columns[1].lanes
    assert [note.words for note in lane] == ["Note 3", "Note 4"]
    assert "and 3 more, from before" in response.content.decode()


def full_board(session: Session, notes: int) -> None:
    """So many notes under one prompt, each of about three lines."""
    someone = joined(session, "practitioners").participant
    for number in range(notes):
        say(session, "bin-keep-light-bulb/keep", f"Note {number} is about this and that", participant=someone)


def at(team: Client, session: Session, query: str = "") -> tuple[int, int, bool]:
    response = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb{query}")
    place = response.context["drawn"].place
    return place.number, place.total, place.follows


def test_a_full_board_has_pages_and_each_note_is_on_one_of_them(team: Client, session: Session) -> None:
    full_board(session, 40)
    number, total, follows = at(team, session)
    assert (number, follows) == (1, False)
    assert total > 1
    pages = [
        team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb&page={page}").context["drawn"].shown
        for page in range(1, total + 1)
    ]
    words = [note.words.split()[1] for page in pages for lane in page.columns[1].lanes for note in lane]
    assert words == [str(number) for number in range(40)]
    assert {page.columns[1].count for page in pages} == {40}


def test_a_page_that_is_asked_for_comes_before_the_facilitators_and_a_page_that_is_gone_is_the_last(
    team: Client, session: Session
) -> None:
    full_board(session, 40)
    _, total, _ = at(team, session)
    actions.turn_screen(activity=activity_in(session, "bin-keep-light-bulb"), page=2, by=BY)
    assert at(team, session) == (2, total, False)
    assert at(team, session, "&page=1") == (1, total, False)
    assert at(team, session, "&page=999") == (total, total, False)
    assert at(team, session, "&page=newest") == (total, total, True)
    assert at(team, session, "&page=-1") == (2, total, False)
    assert at(team, session, "&page=%00") == (2, total, False)


def test_a_long_note_is_shortened_at_a_words_end_and_can_be_read_whole(team: Client, session: Session) -> None:
    words = "We would like to be asked before anything is decided about us. " * 8
    long = say(session, "bin-keep-light-bulb/keep", words, group="practitioners")
    page = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb")
    [[note]] = page.context["drawn"].shown.columns[1].lanes
    assert note.is_cut
    assert words.startswith(note.words)
    assert words[len(note.words)] == " "
    assert f"?activity=bin-keep-light-bulb&amp;note={long.uuid}" in page.content.decode()
    alone = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb&note={long.uuid}").content.decode()
    assert words in alone
    actions.hold(contribution=long, by=BY)
    gone = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb&note={long.uuid}").content.decode()
    assert "We would like" not in gone


def test_piles_come_first_as_stacks_and_all_counts_agree(team: Client, session: Session) -> None:
    activity = activity_in(session, "bin-keep-light-bulb")
    full_board(session, 12)
    notes = [contribution.uuid for contribution in session.contributions.order_by("pk")]
    actions.make_pile(activity=activity, title="Food", notes=notes[:7], by=BY)
    actions.make_pile(activity=activity, title="Nothing yet", by=BY)
    front = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb").context["drawn"].shown
    assert [(stack.title, stack.count, stack.page) for stack in front.stacks] == [
        ("Food", 7, 2),
        ("Nothing yet", 0, 0),
        ("Not in a pile", 5, 3),
    ]
    assert (front.count, front.in_piles) == (12, 7)
    columns = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb&page=3").context["drawn"].shown.columns
    assert [(column.count, column.in_piles) for column in columns] == [(0, 0), (12, 7), (0, 0)]
    opened = team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb&page=2").context["drawn"].shown
    assert (opened.title, opened.count, len(opened.uuids)) == ("Food", 7, 7)


def test_the_number_of_queries_does_not_grow_with_the_notes(team: Client, session: Session) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            team.get(f"{screen_of(session)}?activity=bin-keep-light-bulb")
        return len(counted)

    activity = activity_in(session, "bin-keep-light-bulb")
    full_board(session, 1)
    actions.make_pile(activity=activity, title="One", notes=[session.contributions.get().uuid], by=BY)
    few = queries()
    full_board(session, 30)
    for number in range(5):
        actions.make_pile(activity=activity, title=f"Pile {number}", by=BY)
    assert queries() == few


def rated(session: Session, *, before: int, after: int) -> None:
    """So many practitioners chose 2 before and 4 after."""
    for number in range(max(before, after)):
        someone = joined(session, "practitioners").participant
        if number < before:
            say(session, "understanding/use", participant=someone, value="2", moment="before")
        if number < after:
            say(session, "understanding/use", participant=someone, value="4", moment="after")


def seen_by_the_hall(client: Client, session: Session) -> tuple[ScreenChart, str]:
    """The second statement as it is drawn, and the whole page."""
    client.force_login(
        person_with(Role.COORDINATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    response = client.get(f"{screen_of(session)}?page=2")
    return response.context["drawn"].shown[1], response.content.decode()


def test_ratings_are_bars_with_their_numbers_before_and_after(client: Client) -> None:
    training = make_session("york-training")
    rated(training, before=7, after=6)

    chart, _ = seen_by_the_hall(client, training)

    assert (chart.moments, chart.waiting) == (["Before", "After"], [])
    assert [[bar.people for bar in row.bars] for row in chart.rows] == [[0, 0], [7, 0], [0, 0], [0, 6], [0, 0]]


def test_once_enough_have_answered_twice_what_changed_comes_first(client: Client) -> None:
    training = make_session("york-training")
    rated(training, before=7, after=6)
    client.force_login(
        person_with(Role.COORDINATOR, area=training.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(screen_of(training))
    drawn = page.context["drawn"]
    [change] = drawn.shown.rows
    assert (change.before, change.after, change.note) == (2, 4, "6 people: 6 up, 0 the same, 0 down")
    assert (len(drawn.shown.waiting), drawn.shown.until) == (3, 6)
    assert (drawn.place.number, drawn.place.total) == (1, 2)
    assert "We show the others when 6 people have answered both times." in page.content.decode()


def test_what_changed_for_few_is_on_no_screen(client: Client) -> None:
    training = make_session("york-training")
    rated(training, before=9, after=5)
    client.force_login(
        person_with(Role.COORDINATOR, area=training.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get(screen_of(training)).context["drawn"].place is None


def test_what_few_people_chose_is_not_drawn_for_a_hall_that_watches_them(client: Client) -> None:
    training = make_session("york-training")
    rated(training, before=6, after=5)

    chart, page = seen_by_the_hall(client, training)

    assert (chart.moments, chart.waiting) == (["Before"], [Waiting("After", 5, 6)])
    assert [[bar.people for bar in row.bars] for row in chart.rows] == [[0], [6], [0], [0], [0]]
    assert "After: 5 people have answered so far. We show what people chose when 6 have answered." in page


@pytest.mark.parametrize(("people", "words"), [(0, "Nobody has answered yet."), (1, "1 person has answered so far.")])
def test_one_persons_rating_is_on_no_screen(client: Client, people: int, words: str) -> None:
    training = make_session("york-training")
    rated(training, before=people, after=0)

    chart, page = seen_by_the_hall(client, training)

    assert [row.bars for row in chart.rows] == [[]] * 5
    assert f"Before: {words}" in page


def test_an_area_may_ask_for_more_people_before_a_screen_draws_them(client: Client) -> None:
    training = make_session("york-training", area=AreaFactory.create(smallest_shown=8))
    rated(training, before=7, after=8)

    chart, _ = seen_by_the_hall(client, training)

    assert (chart.moments, chart.waiting) == (["After"], [Waiting("Before", 7, 8)])


def test_without_javascript_it_renews_itself(team: Client, session: Session) -> None:
    page = team.get(screen_of(session)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page


def test_a_visitor_does_not_see_it(client: Client, session: Session) -> None:
    assert client.get(screen_of(session)).status_code == 403


def test_each_sheet_has_a_strip_of_its_own_and_nothing_is_stored(team: Client, session: Session) -> None:
    page = team.get(f"/{session.area.slug}/sessions/{session.code}/sheet/?sheets=3").content.decode()
    receipts = re.findall(r'<p class="strip__code">([^<]+)</p>', page)
    assert len(set(receipts)) == 3
    assert not any(codes.looks_mistyped(receipt) for receipt in receipts)
    assert not Participant.objects.exists()


@pytest.mark.parametrize(("typed", "sheets"), [("0", 0), ("", 4), ("many", 4), ("100000", 60)])
def test_the_number_of_sheets_stays_sensible(team: Client, session: Session, typed: str, sheets: int) -> None:
    page = team.get(f"/{session.area.slug}/sessions/{session.code}/sheet/?sheets={typed}").content.decode()
    assert page.count('class="strip__code"') == sheets
