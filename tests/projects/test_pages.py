"""The pages on which projects are started, worded, agreed to and filled in."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.frameworks.enums import Part
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from alongside.projects import actions
from alongside.projects.models import Agreement, PartWording, Project, StageAnswer
from alongside.projects.rules import mark_of
from tests.factories.people import AreaFactory, GroupFactory, UserFactory, person_with
from tests.factories.projects import (
    BY,
    PartWordingFactory,
    ProjectFactory,
    PublishedProjectFactory,
    area_with,
    bare_pack_files,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return area_with()


def _as(client: Client, role: Role, area: Area, group: Group | None = None) -> Client:
    client.force_login(person_with(role, area=area, group=group))
    return client


def _url(name: str, project: Project, *more: object) -> str:
    return reverse(name, args=[project.area.slug, project.slug, *more])


def test_a_participation_officer_starts_a_project(client: Client, area: Area) -> None:
    _as(client, Role.COORDINATOR, area)
    typed = {"title": "Better meetings", "purpose": "To change them", "rung": "asking", "rung-because": "They began."}

    page = client.get(reverse("project_new", args=[area.slug])).content.decode()
    answer = client.post(reverse("project_new", args=[area.slug]), typed)

    assert "What owning it together means." in page
    project = Project.objects.get()
    assert answer.headers["Location"] == reverse("project", args=[area.slug, "better-meetings"])
    assert list(project.part_wordings.values_list("part", "value")) == [
        ("purpose", "To change them"),
        ("rung", "asking"),
    ]


def test_what_was_typed_stays_when_something_is_missing(client: Client, area: Area) -> None:
    _as(client, Role.COORDINATOR, area)

    page = client.post(
        reverse("project_new", args=[area.slug]), {"title": "Better meetings", "rung": "asking", "open": "The day"}
    )

    text = page.content.decode()
    assert "There is a problem" in text
    assert "Say why this is the right way to work together." in text
    assert 'value="Better meetings"' in text
    assert "The day</textarea>" in text
    assert list(Project.objects.all()) == []


def test_an_area_without_a_pack_is_told_so(client: Client) -> None:
    area = AreaFactory.create()
    _as(client, Role.COORDINATOR, area)

    page = client.get(reverse("project_new", args=[area.slug]))

    assert "This area has no pack yet" in page.content.decode()


def test_a_project_of_a_pack_without_ladder_has_no_such_part_to_word(client: Client) -> None:
    project = ProjectFactory.create(area=area_with(bare_pack_files()))
    _as(client, Role.COORDINATOR, project.area)

    assert client.get(_url("project_part", project, "rung")).status_code == 404
    assert client.get(_url("project_part", project, "purpose")).status_code == 200


def test_a_representative_words_a_part_anew(client: Client, area: Area) -> None:
    group = area.groups.get(key="aunts")
    wording = PartWordingFactory.create(project=ProjectFactory.create(area=area), value="One")
    actions.agree_to_part(wording=wording, group=group, by=BY)
    _as(client, Role.REPRESENTATIVE, area, group)

    page = client.get(_url("project_part", wording.project, "purpose")).content.decode()
    answer = client.post(_url("project_part", wording.project, "purpose"), {"value": "Two", "seen": "1"})

    assert "These words were agreed" in page
    assert "Agreed by Aunts" in page
    assert answer.headers["Location"] == _url("project", wording.project) + "#purpose"
    rows = PartWording.objects.values_list("number", "value", "is_current")
    assert list(rows) == [(1, "One", False), (2, "Two", True)]


def test_a_representative_agrees_for_their_group(client: Client, area: Area) -> None:
    group = area.groups.get(key="aunts")
    wording = PartWordingFactory.create(project=ProjectFactory.create(area=area))
    _as(client, Role.REPRESENTATIVE, area, group)

    client.post(_url("project_agree", wording.project, "purpose"), {"wording": "1", "group": "aunts"})

    assert list(Agreement.objects.values_list("wording_id", "group_id")) == [(wording.pk, group.pk)]


def test_whoever_read_old_words_is_asked_to_read_the_new_ones(client: Client, area: Area) -> None:
    wording = PartWordingFactory.create(project=ProjectFactory.create(area=area), value="One")
    actions.reword_part(project=wording.project, part=Part.PURPOSE, value="Two", by=BY)
    _as(client, Role.REPRESENTATIVE, area, area.groups.get(key="aunts"))

    page = client.post(
        _url("project_agree", wording.project, "purpose"), {"wording": "1", "group": "aunts"}, follow=True
    )

    assert "The words have changed since you read them." in page.content.decode()
    assert list(Agreement.objects.all()) == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"wording": "1", "group": "ecolieres"}, 403),
        ({"wording": "1", "group": "bakers"}, 404),
        ({"wording": "1", "group": "nobody"}, 404),
        ({"wording": "7", "group": "aunts"}, 404),
        ({"wording": "one", "group": "aunts"}, 404),
        ({}, 404),
    ],
)
def test_nobody_agrees_for_another_group_or_to_words_that_never_were(
    client: Client, area: Area, fields: dict[str, str], status: int
) -> None:
    wording = PartWordingFactory.create(project=ProjectFactory.create(area=area))
    _as(client, Role.REPRESENTATIVE, area, area.groups.get(key="aunts"))

    assert client.post(_url("project_agree", wording.project, "purpose"), fields).status_code == status
    assert list(Agreement.objects.all()) == []


def test_a_stage_is_filled_in_and_its_answer_stands_wherever_it_is_asked(client: Client, area: Area) -> None:
    project = ProjectFactory.create(area=area)
    _as(client, Role.PRACTITIONER, area)

    client.post(_url("project_stage", project, "do"), {"who-asks": "Amira", "how": "swim", "with-whom": ["aunts"]})
    page = client.get(_url("project_stage", project, "begin")).content.decode()

    assert list(StageAnswer.objects.values_list("question", "words")) == [
        ("how", "swim"),
        ("who-asks", "Amira"),
        ("with-whom", "aunts"),
    ]
    assert "Amira</textarea>" in page
    assert "Also asked in Do: one answer counts for all." in page


def test_a_question_about_a_part_shows_what_the_part_says(client: Client, area: Area) -> None:
    wording = PartWordingFactory.create(project=ProjectFactory.create(area=area), value="To swim together.")
    _as(client, Role.PRACTITIONER, area)

    page = client.get(_url("project_stage", wording.project, "begin")).content.decode()

    assert "To swim together." in page
    assert _url("project_part", wording.project, "purpose") in page
    assert 'name="what-for"' not in page


def test_the_history_of_an_answer_says_who_and_when(client: Client, area: Area) -> None:
    project = ProjectFactory.create(area=area)
    _as(client, Role.PRACTITIONER, area)
    url = _url("project_stage", project, "do")

    client.post(url, {"who-asks": "Amira"})
    client.post(url, {"who-asks": "Tom", "who-asks-seen": mark_of("Amira")})
    page = client.get(url).content.decode()

    assert "What stood here before" in page
    assert "<p>Amira</p>" in page


def test_what_everybody_reads_of_a_stage_names_nobody(client: Client, area: Area) -> None:
    project = PublishedProjectFactory.create(area=area)
    writer = UserFactory.create(name="Jaydon")
    StageAnswer.objects.create(project=project, question="who-asks", number=1, words="We do.", written_by=writer)

    page = client.get(_url("project_stage", project, "do")).content.decode()

    assert "We do." in page
    assert "Jaydon" not in page
    assert "<form method" not in page


def test_there_is_no_stage_that_the_pack_lacks(client: Client, area: Area) -> None:
    assert client.get(_url("project_stage", PublishedProjectFactory.create(area=area), "fly")).status_code == 404


def test_a_project_is_published_and_finished(client: Client, area: Area) -> None:
    project = ProjectFactory.create(area=area)
    assert client.get(_url("project", project)).status_code == 404
    _as(client, Role.COORDINATOR, area)

    client.post(_url("project_publish", project))
    client.post(_url("project_finish", project))

    project.refresh_from_db()
    assert project.published_at is not None
    assert project.finished_at is not None
    assert Client().get(_url("project", project)).status_code == 200


@pytest.mark.parametrize("name", ["project_publish", "project_finish"])
def test_what_changes_something_needs_a_post(client: Client, area: Area, name: str) -> None:
    _as(client, Role.COORDINATOR, area)

    assert client.get(_url(name, ProjectFactory.create(area=area))).status_code == 405


@pytest.mark.parametrize("projects", [1, 5])
def test_the_list_of_projects_asks_the_same_of_the_database_for_one_and_for_many(
    client: Client, area: Area, projects: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    PublishedProjectFactory.create_batch(projects, area=area)

    with django_assert_num_queries(2):
        client.get(reverse("projects", args=[area.slug]))


def test_an_empty_list_teaches_an_officer_the_first_step(client: Client, area: Area) -> None:
    visitor = client.get(reverse("projects", args=[area.slug])).content.decode()
    officer = _as(client, Role.COORDINATOR, area).get(reverse("projects", args=[area.slug])).content.decode()

    assert "Start the first project" not in visitor
    assert "Start the first project" in officer


def test_a_group_of_a_session_that_the_pack_does_not_know_is_not_asked_to_agree(client: Client, area: Area) -> None:
    wording = PartWordingFactory.create(project=PublishedProjectFactory.create(area=area))
    GroupFactory.create(area=area, title="Passers-by")

    page = client.get(_url("project", wording.project)).content.decode()

    assert "Not yet agreed with Aunts" in page
    assert "Passers-by" not in page
