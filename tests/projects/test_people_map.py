"""The map of the people around a young person: made by forms alone, seen by the team alone, in the pack's pictures."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.activity.models import AuditEntry
from alongside.people.enums import Role
from alongside.projects import rules
from alongside.projects.actions import OnMap, change_on_map, put_on_map, take_off_map
from alongside.projects.models import MapEntry, Project
from alongside.projects.presenters.people_map import map_of
from tests.factories.people import person_with
from tests.factories.projects import (
    BY,
    ProjectFactory,
    PublishedProjectFactory,
    area_with,
    bare_pack_files,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def project() -> Project:
    return PublishedProjectFactory.create()


@pytest.fixture
def team(project: Project) -> Client:
    client = Client()
    client.force_login(person_with(Role.FACILITATOR, area=project.area), backend=BACKEND)
    return client


def address(project: Project) -> str:
    return reverse("project_people_map", args=[project.area.slug, project.slug])


def change_url(entry: MapEntry) -> str:
    project = entry.project
    return reverse("project_people_map_change", args=[project.area.slug, project.slug, entry.pk])


def put(project: Project, words: str = "My aunt", **more: Any) -> MapEntry:
    return put_on_map(project=project, who=OnMap(words=words, place=more.pop("place", "nest"), **more), by=BY)


def test_somebody_is_put_on_the_map_in_the_pictures_of_the_pack(project: Project, team: Client) -> None:
    page = team.get(f"{address(project)}?place=branch").content.decode()
    assert ("The tree" in page, "Who sits in your tree?" in page) == (True, True)
    assert "A nest" in page

    team.post(address(project), {"words": " My aunt ", "place": "nest", "there": "missing"})

    entry = MapEntry.objects.get()
    assert (entry.words, entry.place, entry.is_missing) == ("My aunt", "nest", True)
    page = team.get(address(project)).content.decode()
    assert page.count("My aunt") >= 3  # in the picture, in the table, and where it can be changed
    assert "My aunt: missing" in page
    audit = AuditEntry.objects.get(verb="put on map")
    assert "aunt" not in str(audit.__dict__)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"words": "", "place": "nest", "there": "there"}, "Say who it is."),
        ({"words": "My aunt", "there": "there"}, "Choose a place on the map."),
        ({"words": "My aunt", "place": "moon", "there": "there"}, "moon"),
        ({"words": "x" * 81, "place": "nest", "there": "there"}, "80"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    project: Project, team: Client, fields: dict[str, str], says: str
) -> None:
    answer = team.post(address(project), fields)
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    assert fields["words"] in answer.content.decode()
    assert not MapEntry.objects.exists()


def test_somebody_is_moved_by_a_menu_and_told_whom_to_talk_to(project: Project, team: Client) -> None:
    aunt, nurse = put(project), put(project, "School nurse")
    fields = {"words": "My aunt Zo", "place": "branch", "there": "there", "talk": str(nurse.pk)}
    assert team.post(change_url(aunt), fields).status_code == 302
    aunt.refresh_from_db()
    assert (aunt.words, aunt.place, aunt.should_talk_to) == ("My aunt Zo", "branch", nurse)
    assert "should talk to School nurse" in team.get(address(project)).content.decode()

    team.post(change_url(nurse), {"take-off": "yes"})

    aunt.refresh_from_db()
    assert (list(MapEntry.objects.all()), aunt.should_talk_to) == ([aunt], None)


def test_two_people_at_once_lose_nothing(project: Project) -> None:
    """Each puts and changes a row of their own; what somebody took off is told, and taking it off again is nothing."""
    entry = put(project)
    put(project, "The driver")
    take_off_map(entry=MapEntry.objects.get(pk=entry.pk), by=BY)
    take_off_map(entry=entry, by=BY)
    with pytest.raises(ValidationError, match="took this off the map"):
        change_on_map(entry=entry, who=OnMap(words="My aunt", place="branch"), by=BY)
    assert [one.words for one in MapEntry.objects.all()] == ["The driver"]
    assert AuditEntry.objects.filter(verb="taken off map").count() == 1


def test_a_map_takes_no_place_project_or_crowd_that_it_has_not(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, stranger = put(project), put(ProjectFactory.create(area=project.area))
    with pytest.raises(ValidationError, match="no such place"):
        put(project, place="moon")
    with pytest.raises(ValidationError, match="another map"):
        put(project, should_talk_to=stranger)
    with pytest.raises(ValidationError, match="somebody else"):
        change_on_map(entry=entry, who=OnMap(words="x", place="nest", should_talk_to=entry), by=BY)
    monkeypatch.setattr(rules, "MOST_ON_A_MAP", 1)
    with pytest.raises(ValidationError, match="Take somebody off first"):
        put(project)


def test_the_map_is_drawn_in_two_halves_and_knows_who_is_missing(project: Project) -> None:
    put(project), put(project, "The driver", place="root", is_missing=True)
    drawn = map_of(project)
    assert drawn is not None
    assert [[one.place.id for one in half] for half in drawn.halves] == [["nest", "branch"], ["root"]]
    assert [entry.words for entry in drawn.missing] == ["The driver"]


def test_a_map_is_never_before_everybody(project: Project, client: Client) -> None:
    put(project)
    assert client.get(address(project)).status_code == 403
    assert "My aunt" not in client.get(reverse("project", args=[project.area.slug, project.slug])).content.decode()


def test_a_pack_without_a_map_has_none(client: Client) -> None:
    project = ProjectFactory.create(area=area_with(bare_pack_files()))
    client.force_login(person_with(Role.COORDINATOR, area=project.area))
    assert client.get(address(project)).status_code == 404


def test_nobody_of_another_project_is_changed_here(project: Project, team: Client) -> None:
    stranger = put(PublishedProjectFactory.create(area=project.area))
    here = reverse("project_people_map_change", args=[project.area.slug, project.slug, stranger.pk])
    assert team.get(here).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_people(
    project: Project, team: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = put(project)
    put(project, "Second", should_talk_to=first)
    with CaptureQueriesContext(connection) as few:
        team.get(address(project))
    for number in range(8):
        put(project, f"Number {number}", should_talk_to=first, place="root")
    with django_assert_num_queries(len(few)):
        team.get(address(project))
