"""Forms to print: empty and filled, tagged, and without names for everybody."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.people.enums import Role
from alongside.projects.models import Project
from tests.factories.people import UserFactory, person_with
from tests.factories.projects import PartWordingFactory, PublishedProjectFactory, StageAnswerFactory
from tests.pdfs import tags_of_pdf, words_of_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    project = PublishedProjectFactory.create(title="The pond")
    PartWordingFactory.create(project=project, value="To swim together.")
    writer = UserFactory.create(name="Jaydon Sample")
    StageAnswerFactory.create(project=project, words="We all do.\nAll of us.", written_by=writer)
    return project


def sheet(client: Client, project: Project, filled: str, *, stage: str = "begin", words: str = "") -> bytes:
    address = reverse("project_stage_sheet", args=[project.area.slug, project.slug, stage, filled])
    answer = client.get(address, {"words": words})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    return answer.content


def test_an_empty_form_asks_everything_and_shows_no_answer(client: Client, project: Project) -> None:
    content = sheet(client, project, "blank")
    words = words_of_pdf(content)
    assert ("About what-for?" in words, "About who-asks?" in words, "We all do" in words) == (True, True, False)
    assert "Who fills this in?" in words
    assert {"H1", "H2", "L", "LI"} <= tags_of_pdf(content)


def test_an_empty_form_offers_its_choices(client: Client, project: Project) -> None:
    words = words_of_pdf(sheet(client, project, "blank", stage="do"))
    assert "Walk Swim" in words


def test_a_filled_form_holds_what_stands_and_names_nobody_to_everybody(client: Client, project: Project) -> None:
    words = words_of_pdf(sheet(client, project, "filled"))
    assert ("We all do. All of us." in words, "To swim together." in words) == (True, True)
    assert "Not answered yet." in words
    assert "Jaydon" not in words


def test_the_team_reads_who_wrote_what(client: Client, project: Project) -> None:
    client.force_login(person_with(Role.PRACTITIONER, area=project.area))
    assert "Jaydon Sample," in words_of_pdf(sheet(client, project, "filled"))


def test_a_form_is_printed_in_easy_words(client: Client, project: Project) -> None:
    words = words_of_pdf(sheet(client, project, "blank", stage="thinking_ahead", words="easy"))
    assert ("Who is weak?" in words, "What about the weak?" in words) == (True, False)


def test_there_is_no_other_edition(client: Client, project: Project) -> None:
    address = reverse("project_stage_sheet", args=[project.area.slug, project.slug, "begin", "half"])
    assert client.get(address).status_code == 404
