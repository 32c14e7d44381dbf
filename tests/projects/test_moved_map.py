"""A project moves to a version whose map has other places, or that has no map: everybody who stood there is still seen."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.people.enums import Role
from alongside.projects.actions import OnMap, move_project, put_on_map
from alongside.projects.models import MapEntry, Project
from tests.factories.people import person_with
from tests.factories.projects import BY, PublishedProjectFactory, installed, odd_pack_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    project = PublishedProjectFactory.create()
    nurse = put_on_map(project=project, who=OnMap(words="School nurse", place="root", is_missing=True), by=BY)
    put_on_map(project=project, who=OnMap(words="My aunt", place="nest", should_talk_to=nurse), by=BY)
    return project


@pytest.fixture
def team(project: Project) -> Client:
    client = Client()
    client.force_login(person_with(Role.FACILITATOR, area=project.area))
    return client


def address(project: Project) -> str:
    return reverse("project_people_map", args=[project.area.slug, project.slug])


def moved(project: Project, *, places: list[str]) -> None:
    """To a version whose map has only these places; to one without a map where there are none."""
    files: dict[str, Any] = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["version"] = f"2.{len(places)}"
    if places:
        kept = [place for place in files["people-map.yaml"]["places"] if place["id"] in places]
        files["people-map.yaml"]["places"] = kept
    else:
        del files["people-map.yaml"]
    move_project(project=project, to=installed(files), seen=project.pack_version.digest, by=BY)


def test_who_stood_in_a_place_that_is_gone_stands_on_the_map_of_before_until_somebody_moves_them(
    project: Project, team: Client
) -> None:
    moved(project, places=["branch", "root"])
    page = team.get(address(project)).content.decode()
    before = page[page.index("On the map of an earlier version") :]
    assert "My aunt" in before
    assert "A nest" in before
    assert "Should talk to School nurse" in before

    aunt = MapEntry.objects.get(words="My aunt")
    where = reverse("project_people_map_change", args=[project.area.slug, project.slug, aunt.pk])
    assert team.post(where, {"words": "My aunt", "place": "nest", "there": "there"}).status_code == 422
    team.post(where, {"words": "My aunt", "place": "branch", "there": "there"})
    page = team.get(address(project)).content.decode()
    assert "On the map of an earlier version" not in page
    assert "My aunt" in page


def test_a_map_that_the_version_of_now_does_not_have_can_be_read_and_taken_off_and_not_added_to(
    project: Project, team: Client
) -> None:
    moved(project, places=[])
    here = reverse("project", args=[project.area.slug, project.slug])
    assert address(project) in team.get(here).content.decode()
    page = team.get(address(project)).content.decode()
    assert "This map is from an earlier version" in page
    assert "School nurse: missing" in page
    assert team.post(address(project), {"words": "x", "place": "nest", "there": "there"}).status_code == 404

    for entry in MapEntry.objects.all():
        where = reverse("project_people_map_change", args=[project.area.slug, project.slug, entry.pk])
        assert "map of an earlier version" in team.get(where).content.decode()
        assert team.post(where, {"words": "x", "place": "nest", "there": "there"}).status_code == 200
        last = team.post(where, {"take-off": "yes"}, follow=True)
        assert last.status_code == 200
    assert not MapEntry.objects.exists()
    assert team.get(address(project)).status_code == 404
    assert address(project) not in team.get(here).content.decode()


def test_a_map_that_changed_twice_still_knows_both_earlier_ones(project: Project, team: Client) -> None:
    moved(project, places=["branch", "root"])
    moved(project, places=[])
    page = team.get(address(project)).content.decode()
    assert page.count("School nurse") >= 2
    assert "My aunt" in page[page.index("On the map of an earlier version") :]
