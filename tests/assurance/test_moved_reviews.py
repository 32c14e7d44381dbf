"""A project moves to a version that asks other things in a review: what groups said stays, and says so."""

import copy

import pytest
from django.test import Client

from alongside.assurance.actions import hand_in_review, write_review
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.reviews import Said
from alongside.projects.actions import move_project, publish_project
from tests.factories.evidence import BY, group_of, project_in
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
