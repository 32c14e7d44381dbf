"""A project moves to a version that asks other things in a review: what groups said stays, and says so."""

import copy

import pytest
from django.test import Client

from alongside.assurance.actions import hand_in_review, write_review
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.reviews import Said
from alongside.people.enums import Role
from alongside.projects.actions import move_project, publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, group_of, project_in
from tests.factories.people import person_with
from tests.factories.projects import area_with, installed, odd_pack_files


@pytest.mark.django_db
def test_what_a_group_said_to_a_prompt_that_is_gone_stays_readable() -> None:
    project = project_in(area_with())
    publish_project(project=project, by=BY)
    for key in ("ecolieres", "aunts"):
        group = group_of(project.area, key)
        lines = {"was-it-good": Said(ReviewAnswer.YES, "Very.")}
        write_review(project=project, group=group, lines=lines, seen={}, by=BY)
        hand_in_review(project=project, group=group, by=BY)
    files = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["version"] = "2"
    files["review.yaml"]["themes"][0]["prompts"] = [{"id": "was-it-warm", "text": "Was it warm?", "easy": "Warm?"}]

    move_project(project=project, to=installed(files), seen=project.pack_version.digest, by=BY)

    page = Client().get(f"/{project.area.slug}/projects/{project.slug}/review/").content.decode()
    assert "Was it warm?" in page
    assert "Not asked any more" in page
    assert "Was it good?" in page
    assert page.count("Very.") == 2


def moved_to(project: Project, *, prompts: list[str], groups: tuple[str, ...] = ("ecolieres", "aunts")) -> None:
    """To a version that asks these groups these prompts when they look back; nothing where there is none."""
    files = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["version"] = f"2.{len(prompts)}.{len(groups)}"
    for group in files["pack.yaml"]["groups"]:
        group["signs"] = group["id"] in groups
    if prompts:
        asked = [{"id": one, "text": f"{one}?", "easy": f"{one}?"} for one in prompts]
        files["review.yaml"]["themes"][0]["prompts"] = asked
    else:
        del files["review.yaml"]
    move_project(project=project, to=installed(files), seen=project.pack_version.digest, by=BY)


def said(project: Project, key: str, words: str, *, is_handed_in: bool = True) -> None:
    group = group_of(project.area, key)
    write_review(project=project, group=group, lines={"was-it-good": Said(ReviewAnswer.YES, words)}, seen={}, by=BY)
    if is_handed_in:
        hand_in_review(project=project, group=group, by=BY)


def reviews_read_by(project: Project, key: str = "") -> str:
    """The page of reviews as somebody who speaks for a group reads it, or anybody."""
    client = Client()
    if key:
        person = person_with(Role.REPRESENTATIVE, area=project.area, group=group_of(project.area, key))
        client.force_login(person)
    return client.get(f"/{project.area.slug}/projects/{project.slug}/review/").content.decode()


@pytest.fixture
def project(db: None) -> Project:
    project = project_in(area_with())
    publish_project(project=project, by=BY)
    return project


def test_without_any_prompts_what_one_group_said_is_not_before_everybody_until_each_group_of_then_has(
    project: Project,
) -> None:
    said(project, "aunts", "Very.")
    said(project, "ecolieres", "Not quite.", is_handed_in=False)
    moved_to(project, prompts=[])

    assert "Very." not in reviews_read_by(project)
    aunts = reviews_read_by(project, "aunts")
    assert "Very." in aunts
    assert "The version of now asks nothing when people look back." in aunts
    assert "Not quite." not in aunts, "what was never handed in stays with its group"
    pupils = reviews_read_by(project, "ecolieres")
    assert "Not quite." in pupils
    assert "Very." in pupils


def test_a_group_that_is_not_asked_any_more_stands_beside_those_that_are(project: Project) -> None:
    said(project, "aunts", "Very.")
    said(project, "ecolieres", "Quite.")
    moved_to(project, prompts=["was-it-good"], groups=("ecolieres",))

    page = reviews_read_by(project)
    assert "Very." in page
    assert "Asked by an earlier version" in page


def test_what_a_group_began_to_say_stands_below_its_form_and_is_handed_in_with_it(project: Project) -> None:
    said(project, "aunts", "Very.", is_handed_in=False)
    moved_to(project, prompts=["was-it-warm"])
    aunts = group_of(project.area, "aunts")
    client = Client()
    client.force_login(person_with(Role.REPRESENTATIVE, area=project.area, group=aunts))
    form = client.get(f"/{project.area.slug}/projects/{project.slug}/review/aunts/").content.decode()
    below = form[form.index("Not asked any more") :]
    assert "Was it good?" in below
    assert "Very." in below

    lines = {"was-it-warm": Said(ReviewAnswer.NO, "Cold.")}
    write_review(project=project, group=aunts, lines=lines, seen={}, by=BY)
    hand_in_review(project=project, group=aunts, by=BY)
    page = client.get(f"/{project.area.slug}/projects/{project.slug}/review/").content.decode()
    assert "Cold." in page
    assert "Very." in page[page.index("Not asked any more") :]
