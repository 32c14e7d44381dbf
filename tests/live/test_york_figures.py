"""A York-like training of 32 people: every figure and the chart equal a calculation made apart from the product."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.core.charts import drawn_changes
from alongside.live.actions import join
from alongside.live.importing import import_csv
from alongside.live.kinds import kind_of
from alongside.live.models import Participant, Session
from alongside.live.presenters.blocks import Changes, Table
from alongside.live.presenters.journeys import journeys_of
from alongside.live.presenters.outcome import results_of
from alongside.live.presenters.progress import Progress
from alongside.live.presenters.results import Results
from alongside.live.queries.journeys import ratings_along
from alongside.people.enums import Role
from tests.factories import york
from tests.factories.live import BY, activity_in, group_in, make_session, prompt_in, say
from tests.factories.people import person_with
from tests.factories.york import ROLES, STATEMENTS, TITLES, Told, told

pytestmark = pytest.mark.django_db
RATED = york.ratings()


@pytest.fixture
def training() -> Session:
    session = make_session("york-training")
    report = import_csv(session=session, content=york.as_csv(RATED).encode(), name="stickers.csv", by=BY)
    assert (report.problems, report.people) == ([], sum(ROLES.values()))
    return session


@pytest.fixture
def team(client: Client, training: Session) -> Client:
    client.force_login(
        person_with(Role.COORDINATOR, area=training.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def progress_of(session: Session, statement: str) -> Progress:
    [activity] = results_of(session)
    [found] = [one.progress for one in activity.drawn.shown if one.prompt.key == statement]
    assert isinstance(found, Progress)
    return found


def shown(progress: Progress) -> dict[str, Told]:
    """What the page tells of everybody and of each group."""
    return {
        row.name: Told(
            before=row.moved.first,
            after=row.moved.second,
            paired=row.moved.paired,
            mean_before=row.before_words,
            mean_after=row.after_words,
            up=row.moved.up,
            same=row.moved.same,
            down=row.moved.down,
        )
        for row in progress.all_rows
    }


@pytest.mark.parametrize("statement", STATEMENTS)
def test_means_changes_and_paired_counts_equal_the_calculation_for_everybody_and_each_role(
    training: Session, statement: str
) -> None:
    expected = {"Everybody": told(RATED, statement)}
    expected |= {TITLES[role]: told(RATED, statement, role) for role in ROLES}
    assert shown(progress_of(training, statement)) == expected
    assert expected["Everybody"].paired < 32  # some answered once: they are counted, and not compared


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_chart_draws_exactly_those_means(training: Session, statement: str) -> None:
    progress = progress_of(training, statement)
    expected = {TITLES[role]: told(RATED, statement, role) for role in ROLES} | {"Everybody": told(RATED, statement)}
    for row in drawn_changes(progress.rows[:-1], low=1, high=5):
        figures = expected[row.change.label]
        assert (row.before_words, row.after_words) == (figures.mean_before, figures.mean_after)
        assert float(row.before_at.rstrip("%")) == pytest.approx(25 * (float(figures.mean_before) - 1), abs=0.2)
        assert float(row.after_at.rstrip("%")) == pytest.approx(25 * (float(figures.mean_after) - 1), abs=0.2)


def test_each_group_weighing_the_same_is_the_mean_of_the_groups_means(training: Session) -> None:
    progress = progress_of(training, "use")
    assert progress.equal is not None
    befores, afters = zip(
        *((float(one.mean_before), float(one.mean_after)) for one in (told(RATED, "use", role) for role in ROLES)),
        strict=True,
    )
    assert progress.equal.groups == 4
    assert progress.equal.before == pytest.approx(sum(befores) / 4, abs=0.01)
    assert progress.equal.after == pytest.approx(sum(afters) / 4, abs=0.01)


def test_the_page_of_results_shows_them_and_each_number_leads_to_those_people(team: Client, training: Session) -> None:
    page = team.get(f"/{training.area.slug}/sessions/{training.code}/results/").content.decode()
    for statement in STATEMENTS:
        figures = told(RATED, statement)
        assert (
            f"Of {figures.paired} people, {figures.up} went up, {figures.same} stayed the same, "
            f"{figures.down} went down."
        ) in page
    progress = progress_of(training, "tools")
    for row in progress.all_rows:
        counts = {"up": row.moved.up, "same": row.moved.same, "down": row.moved.down, "paired": row.moved.paired}
        for kind, people in counts.items():
            behind = team.get(row.behind[kind]).context["page"].object_list
            assert len({one.participant_id for one in behind}) == min(people, 25), (row.name, kind)


def test_the_screen_shows_the_same_means_and_counts(team: Client, training: Session) -> None:
    page = team.get(f"/{training.area.slug}/sessions/{training.code}/screen/")
    rows = page.context["drawn"].shown.rows
    assert [(row.before_words, row.after_words) for row in drawn_changes(rows, low=1, high=5)] == [
        (told(RATED, statement).mean_before, told(RATED, statement).mean_after) for statement in STATEMENTS
    ]
    figures = told(RATED, "understand")
    words = f"{figures.paired} people: {figures.up} up, {figures.same} the same, {figures.down} down"
    assert words in re.sub(r"\s+", " ", page.content.decode())


def test_the_report_and_the_export_say_the_same(training: Session) -> None:
    activity = activity_in(training, "understanding")
    counted = Results(training)
    blocks = kind_of("scale").report(counted, activity, is_public=False)
    changes = [block for block in blocks if isinstance(block, Changes)]
    tables = [block for block in blocks if isinstance(block, Table) and "same people" in block.caption]
    data = kind_of("scale").outcome(counted, activity)
    for place, statement in enumerate(STATEMENTS):
        figures = told(RATED, statement)
        [everybody] = drawn_changes(changes[place].rows[:1], low=1, high=5)
        assert (everybody.before_words, everybody.after_words) == (figures.mean_before, figures.mean_after)
        assert tables[place].rows[0][:4] == [
            "Everybody",
            str(figures.paired),
            figures.mean_before,
            figures.mean_after,
        ]
        told_of = data[statement]["everybody"]
        assert [told_of[key] for key in ("before", "after", "paired", "up", "same", "down")] == [
            figures.before,
            figures.after,
            figures.paired,
            figures.up,
            figures.same,
            figures.down,
        ]


def test_the_report_for_everybody_tells_no_groups_mean_and_no_exact_number(training: Session) -> None:
    activity = activity_in(training, "understanding")
    blocks = kind_of("scale").report(Results(training), activity, is_public=True)
    for block in blocks:
        if isinstance(block, Changes):
            [row] = block.rows
            assert row.label == "Everybody"
            assert re.fullmatch(r"About \d*[05] people answered both times\.", row.note)
    assert not [block for block in blocks if isinstance(block, Table) and "same people" in block.caption]


# --------------------------------------------------------- from session to session


def came_again(earlier: Participant, session: Session) -> Participant:
    """The same person in another session, with the receipt that they brought along."""
    again = join(session=session, group=group_in(session, "practitioners")).participant
    again.continues = earlier
    again.save()
    return again


def rates(session: Session, person: Participant, value: int, moment: str = "after") -> None:
    say(session, "understanding/use", participant=person, value=str(value), moment=moment)


def test_the_same_people_are_compared_from_the_first_session_to_the_last(client: Client) -> None:
    first = make_session("york-training", title="The first evening")
    middle = make_session("york-training", area=first.area, title="The second evening")
    last = make_session("york-training", area=first.area, title="The third evening")
    for values in ((2, 3, 4), (3, 3, 5), (1, 2, 2)):
        person = join(session=first, group=None).participant
        again = came_again(person, middle)
        finally_ = came_again(again, last)
        for session, someone, value in zip((first, middle, last), (person, again, finally_), values, strict=True):
            rates(session, someone, value)
    rates(last, join(session=last, group=None).participant, 1)  # somebody new, who is in no comparison

    client.force_login(
        person_with(Role.COORDINATOR, area=first.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(f"/{last.area.slug}/sessions/{last.code}/results/")
    [journey] = page.context["journeys"]
    assert journey.label == prompt_in(last, "understanding/use").text
    assert [(point.title, point.mean, point.answered) for point in journey.points] == [
        ("The first evening", "2", 3),
        ("The second evening", "2.67", 3),
        ("The third evening", "3.67", 3),
    ]
    assert (journey.people, journey.change_words, journey.moved.up) == (3, "+1.67", 3)
    assert "3 people answered every time." in page.content.decode()


def test_who_came_to_the_first_and_the_last_is_compared_too() -> None:
    first, middle, last = (make_session("york-training", area=area) for area in (None, None, None))
    middle.area = last.area = first.area
    middle.save()
    last.save()
    person = join(session=first, group=None).participant
    again = came_again(person, middle)
    finally_ = came_again(again, last)
    rates(first, person, 2)
    rates(last, finally_, 4)
    other = join(session=middle, group=None).participant
    rates(middle, other, 1)
    rates(last, came_again(other, last), 1)
    [journey] = journeys_of(last)
    assert [(point.mean, point.answered) for point in journey.points] == [("2", 1), ("4", 2)]


def test_nothing_of_another_area_is_told_even_where_somebody_brought_its_receipt() -> None:
    elsewhere, here = make_session("york-training"), make_session("york-training")
    person = join(session=elsewhere, group=None).participant
    rates(elsewhere, person, 2)
    rates(here, came_again(person, here), 4)
    assert journeys_of(here) == []


def test_who_never_came_before_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    session = make_session("york-training")
    rates(session, join(session=session, group=None).participant, 4)
    with django_assert_num_queries(1):
        assert ratings_along(session) == {}
