"""Results: exact for the team, each number leading to what it counts, small numbers kept small for others."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.live.models import Session
from alongside.live.presenters.outcome import results_of
from alongside.live.presenters.results import in_a_sentence, of_whom
from alongside.people.enums import Role
from alongside.people.models import Group
from tests.factories.live import joined, make_session, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_session()


@pytest.fixture
def team(client: Client, session: Session) -> Client:
    client.force_login(
        person_with(Role.DECISION_MAKER, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def page_of(session: Session) -> str:
    return f"/{session.area.slug}/sessions/{session.code}/results/"


def test_people_are_counted_and_not_notes(session: Session) -> None:
    someone = joined(session, "practitioners").participant
    for words in ("One", "Two", "Three"):
        say(session, "bin-keep-light-bulb/bin", words, participant=someone)
    [row] = results_of(session)[1].drawn.shown[0].notes
    assert (row.notes.notes, row.notes.people, row.public) == (3, 1, "a few people")


def test_each_number_leads_to_the_contributions_behind_it(team: Client, session: Session) -> None:
    say(session, "feedback/learnt", "Mine", value="happy", group="practitioners")
    say(session, "feedback/learnt", "Not mine", value="sad", group="practitioners")
    say(session, "feedback/new-ideas", "Elsewhere", value="happy", group="practitioners")
    [spread] = results_of(session)[0].drawn.shown[0].spreads
    page = team.get(spread.bars[0].href)
    assert [note.words for note, _ in page.context["notes"]] == ["Mine"]
    assert page.context["described"] == [
        "Today I found out something that I did not know. What was it?",
        "Practitioners",
        "“Yes”",
    ]


def test_those_who_gave_no_group_can_be_looked_at_alone(team: Client, session: Session) -> None:
    say(session, "bin-keep-light-bulb/bin", "Nobody's")
    say(session, "bin-keep-light-bulb/bin", "Somebody's", group="practitioners")
    rows = results_of(session)[1].drawn.shown[0].notes
    assert [row.group for row in rows] == ["Practitioners", "Group not given"]
    [(_, behind)] = team.get(rows[1].href).context["notes"]
    assert behind.words.text == "Nobody's"


def test_held_words_are_counted_but_only_told_to_who_runs_the_session(
    client: Client, team: Client, session: Session
) -> None:
    say(session, "bin-keep-light-bulb/bin", "Held words", group="young-people")
    behind = f"{page_of(session)}contributions/"
    page = team.get(behind).content.decode()
    assert "Held: the facilitator reads this before anybody else." in page
    assert "Held words" not in page
    client.force_login(
        person_with(Role.FACILITATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert "Held words" in client.get(behind).content.decode()


def test_before_and_after_compare_the_same_people() -> None:
    training = make_session("york-training")
    for before, after in (("2", "4"), ("3", "3"), ("4", "3"), ("1", "")):
        someone = joined(training, "practitioners").participant
        say(training, "understanding/use", participant=someone, value=before, moment="before")
        if after:
            say(training, "understanding/use", participant=someone, value=after, moment="after")
    progress = results_of(training)[0].drawn.shown[1].progress
    assert progress is not None
    assert [progress.change.before, progress.change.after] == pytest.approx([3, 10 / 3])
    assert progress.change.note == "3 people answered both times (4 before, 3 after)."
    assert (progress.paired, progress.up, progress.same, progress.down, progress.is_few) == (3, 1, 1, 1, True)


def test_a_board_is_told_group_by_group_and_with_each_group_weighing_the_same(team: Client, session: Session) -> None:
    for _ in range(6):
        say(session, "bin-keep-light-bulb/bin", "Queues", group="practitioners")
    for _ in range(2):
        say(session, "bin-keep-light-bulb/keep", "Biscuits", group="practitioners")
    say(session, "bin-keep-light-bulb/keep", "Biscuits too", group="young-people")
    say(session, "bin-keep-light-bulb/light-bulb", "Lifts")
    equal = results_of(session)[1].equal
    assert equal is not None
    assert [(row.people, row.share, [cell.people for cell in row.groups], row.equal) for row in equal.rows] == [
        (6, "60 %", [0, 6], "38 %"),
        (3, "30 %", [1, 2], "62 %"),
        (1, "10 %", [0, 0], "0 %"),
    ]
    assert equal.words == (
        "Counted by notes, “Bin: what should stop?” comes first. "
        "With each group weighing the same, “Keep: what is good as it is?” does."
    )
    assert (equal.without_group, equal.public) == (1, "Not told: notes are counted here, and not people.")
    assert "1 note is by people who did not say their group" in team.get(page_of(session)).content.decode()


def test_faces_are_told_group_by_group_with_care_for_small_groups(session: Session) -> None:
    for value, group, people in (("happy", "young-people", 12), ("sad", "practitioners", 6), ("sad", "supporters", 6)):
        for _ in range(people):
            say(session, "feedback/learnt", value=value, group=group)
    equal = results_of(session)[0].drawn.shown[0].equal
    assert equal is not None
    assert [(row.label, row.share, row.equal) for row in equal.rows] == [
        ("Yes", "50 %", "33 %"),
        ("Not sure", "0 %", "0 %"),
        ("No", "50 %", "67 %"),
    ]
    assert equal.public == "Not told: the figures are too small or too close."
    for _ in range(7):
        say(session, "feedback/learnt", value="happy", group="young-people")
    equal = results_of(session)[0].drawn.shown[0].equal
    assert equal is not None
    assert equal.public == "Counted by people, “Yes” comes first. With each group weighing the same, “No” does."


def test_a_changed_answer_counts_once(session: Session) -> None:
    someone = joined(session, "practitioners").participant
    say(session, "feedback/learnt", participant=someone, value="sad")
    say(session, "feedback/learnt", participant=someone, value="happy")
    [spread] = results_of(session)[0].drawn.shown[0].spreads
    assert spread.figures == "1 / 0 / 0"


def test_the_area_may_keep_numbers_smaller_still(session: Session) -> None:
    session.area.smallest_shown = 20
    session.area.save()
    for _ in range(19):
        say(session, "feedback/learnt", value="happy", group="practitioners")
    [spread] = results_of(session)[0].drawn.shown[0].spreads
    assert (spread.figures, spread.public) == ("19 / 0 / 0", "Too few people to say.")


def test_results_ask_the_database_as_often_for_many_answers_as_for_one(
    team: Client, session: Session, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    say(session, "feedback/learnt", "One", value="happy", group="practitioners")
    counts = []
    for _ in range(2):
        for page in (page_of(session), f"{page_of(session)}contributions/"):
            with django_assert_max_num_queries(20) as asked:
                team.get(page)
            counts.append(len(asked))
        for group in ("practitioners", "young-people", "supporters"):
            say(session, "feedback/learnt", "More", value="sad", group=group)
            say(session, "bin-keep-light-bulb/bin", "More", group=group)
    assert counts[:2] == counts[2:]


@pytest.mark.parametrize(
    ("title", "told"),
    [("Young people", "young people"), ("SENCOs", "SENCOs"), ("Écolières", "écolières"), ("NHS staff", "NHS staff")],
)
def test_a_group_is_told_as_it_stands_in_a_sentence(title: str, told: str) -> None:
    assert in_a_sentence(title) == told
    assert of_whom(19, Group(title=title)) == f"of 19 {told}"


def test_people_without_a_group_are_told_too() -> None:
    assert [of_whom(1, None), of_whom(2, None)] == [
        "of 1 person who did not say their group",
        "of 2 people who did not say their group",
    ]
