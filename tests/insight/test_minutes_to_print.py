"""Minutes to print: empty and filled, tagged, and for everybody only what everybody may read."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.core import clock
from alongside.gatherings.actions import MinutesFacts, Next, correct_minutes, publish_minutes, write_minutes
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Minutes
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, met, project_in
from tests.factories.people import person_with
from tests.factories.projects import PublishedProjectFactory
from tests.pdfs import tags_of_pdf, words_of_pdf


@pytest.fixture
def project(db: None) -> Project:
    found = project_in(area_under("stoke-plan-do-review"), title="Getting on the bus")
    publish_project(project=found, by=BY)
    return found


@pytest.fixture
def minutes(project: Project) -> Minutes:
    gathering = met(project, Purpose.ASKED, groups=["young-people"], title="At the depot")
    facts = MinutesFacts(
        answers={"agenda": "The bus\nand the smell"}, follow_ups=[Next("Ask the driver", "Clerk", clock.today())]
    )
    return write_minutes(project=project, gathering=gathering, facts=facts, by=BY)


def pdf(client: Client, name: str, project: Project, *more: object, query: str = "") -> bytes:
    answer = client.get(reverse(name, args=[project.area.slug, project.slug, *more]) + query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    return answer.content


def test_an_empty_sheet_asks_what_the_pack_asks_and_has_rows_for_what_happens_next(
    client: Client, project: Project
) -> None:
    content = pdf(client, "minutes_sheet", project)
    words = words_of_pdf(content)
    for asked in ("Who fills this in?", "When was it?", "Who was there, and for whom", "What was on the agenda?"):
        assert asked in words
    assert "What happens next What Who does it? By when?" in words
    assert {"H1", "H2", "L", "LI", "Table", "TH"} <= tags_of_pdf(content)


def test_an_empty_sheet_in_easy_words_and_one_of_a_gathering(
    client: Client, project: Project, minutes: Minutes
) -> None:
    assert "What did we talk about?" in words_of_pdf(pdf(client, "minutes_sheet", project, query="?words=easy"))
    assert minutes.gathering is not None
    words = words_of_pdf(pdf(client, "minutes_sheet", project, query=f"?gathering={minutes.gathering.pk}"))
    assert ("At the depot" in words, "When was it?" in words) == (True, False)


def test_a_pack_without_minutes_prints_the_common_questions(client: Client, db: None) -> None:
    words = words_of_pdf(pdf(client, "minutes_sheet", PublishedProjectFactory.create()))
    assert ("When did you meet?" in words, "Which groups were there?" in words) == (True, True)


def test_a_filled_sheet_holds_what_stands_and_who_wrote_it_for_the_team_alone(
    project: Project, minutes: Minutes
) -> None:
    writer = person_with(Role.COORDINATOR, area=project.area, name="Nadia Sample")
    minutes.texts.update(written_by=writer)
    team = Client()
    team.force_login(writer)
    content = pdf(team, "minutes_filled_sheet", project, minutes.pk)
    words = words_of_pdf(content)
    for said in ("The bus and the smell", "Ask the driver Clerk", "Nothing is written down.", "Nadia Sample"):
        assert said in words
    assert {"H1", "H2", "Table", "TH", "TD"} <= tags_of_pdf(content)


def test_everybody_prints_what_everybody_may_read(client: Client, project: Project, minutes: Minutes) -> None:
    address = reverse("minutes_filled_sheet", args=[project.area.slug, project.slug, minutes.pk])
    assert client.get(address).status_code == 404
    publish_minutes(minutes=minutes, seen=1, by=BY)
    correct_minutes(minutes=minutes, facts=MinutesFacts(answers={"agenda": "Sam\u2019s bus"}), seen=1, by=BY)
    words = words_of_pdf(pdf(client, "minutes_filled_sheet", project, minutes.pk))
    assert ("The bus and the smell" in words, "Sam" in words, "Written by" in words) == (True, False, False)
