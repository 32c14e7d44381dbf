"""A project moves to another version of its pack: what changes is shown, and every answer stays."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from alongside.activity import actors
from alongside.frameworks.actions import adopt_pack
from alongside.frameworks.enums import Part
from alongside.frameworks.loading import parse_pack
from alongside.people.enums import Role
from alongside.people.models import Area, User
from alongside.projects import actions
from alongside.projects.enums import Ready
from alongside.projects.models import Move, PartWording, Project, ReadinessAnswer, StageAnswer
from alongside.projects.presenters.gone import GoneAnswer, gone_answers, not_in
from alongside.projects.queries import packs_of
from tests.factories.people import person_with
from tests.factories.projects import BY, area_with, installed, odd_pack_files


def next_version() -> dict[str, Any]:
    """One question, one rung and one question before the start are gone; a rung is worded anew."""
    files = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["version"] = "2"
    files["stages/2-do.yaml"]["questions"] = files["stages/2-do.yaml"]["questions"][:1]
    files["readiness.yaml"]["questions"] = files["readiness.yaml"]["questions"][1:]
    rungs = files["ladder.yaml"]["families"][0]["rungs"]
    rungs[0]["title"] = "Saying so"
    files["ladder.yaml"]["families"][0]["rungs"] = rungs[:2]
    return files


@pytest.fixture
def area() -> Area:
    return area_with(slug="elm")


@pytest.fixture
def project(area: Area) -> Project:
    parts = {Part.PURPOSE: actions.PartText("To know."), Part.RUNG: actions.PartText("owning", "They own it.")}
    somebody = actors.person(person_with(Role.PRACTITIONER, area=area).pk)
    project = actions.start_project(area=area, title="Meetings", parts=parts, by=somebody)
    actions.publish_project(project=project, by=BY)
    actions.answer_stage_question(project=project, question="who-asks", words="The aunts.", by=BY)
    actions.answer_stage_question(project=project, question="how", words="swim", by=BY)
    actions.answer_readiness(project=project, answers={"time": Ready.YES, "open": Ready.NO}, by=BY)
    return project


def answers() -> list[Any]:
    return [
        *StageAnswer.objects.values_list("question", "number", "words", "is_current"),
        *ReadinessAnswer.objects.values_list("question", "number", "answer", "is_current"),
        *PartWording.objects.values_list("part", "number", "value", "because", "is_current"),
    ]


@pytest.mark.django_db
def test_every_answer_stays_and_what_is_gone_says_so(area: Area, project: Project) -> None:
    before, old = answers(), project.pack_version
    version = installed(next_version())
    adopt_pack(area=area, version=version, by=BY)
    assert gone_answers(project, packs_of(project)) == ()

    actions.move_project(project=project, to=version, seen=old.digest, by=BY)

    assert answers() == before
    assert [(gone.question, gone.words, gone.pack) for gone in gone_answers(project, packs_of(project))] == [
        ("About how?", "Swim", "odd, version 1"),
        ("Is there time?", "Yes", "odd, version 1"),
    ]
    assert Move.objects.values_list("from_version", "to_version").get() == (old.pk, version.pk)


@pytest.mark.django_db
def test_moving_back_asks_everything_again(area: Area, project: Project) -> None:
    old, version = project.pack_version, installed(next_version())
    actions.move_project(project=project, to=version, seen=old.digest, by=BY)
    actions.move_project(project=project, to=old, seen=version.digest, by=BY)
    assert gone_answers(project, packs_of(project)) == ()


@pytest.mark.django_db
def test_a_move_that_was_shown_against_something_else_is_refused(project: Project) -> None:
    version = installed(next_version())
    with pytest.raises(ValidationError, match="moved meanwhile"):
        actions.move_project(project=project, to=version, seen="0" * 64, by=BY)
    assert actions.move_project(project=project, to=project.pack_version, seen="0" * 64, by=BY) is None
    assert not Move.objects.exists()


@pytest.mark.django_db
def test_an_officer_sees_what_would_change_and_moves_it(area: Area, project: Project) -> None:
    officer = Client()
    officer.force_login(person_with(Role.COORDINATOR, area=area))
    old, version = project.pack_version, installed(next_version())
    adopt_pack(area=area, version=version, by=BY)
    where = "/elm/projects/meetings/version/"

    page = officer.get(where).content.decode()
    assert "Saying so" in page
    assert "2 of them would answer a question that is not asked any more" in page
    assert "Move this project" not in Client().get(where).content.decode()
    stale = officer.post(where, {"seen": old.digest, "to": old.digest}, follow=True).content.decode()
    assert "Look at what would change." in stale
    officer.post(where, {"seen": old.digest, "to": version.digest})

    moved = Client().get(where).content.decode()
    for name in User.objects.values_list("name", flat=True):
        assert name not in moved, "who wrote an answer, and who moved it, is for the team"
    assert "Not asked any more" in moved
    assert "Swim" in moved
    whole = Client().get("/elm/projects/meetings/").content.decode()
    assert "2 answers to what is not asked any more" in whole
    assert "Owning it together" in whole
    assert "An earlier version says this" in whole


KEYS = st.sampled_from(["who-asks", "first-day", "how", "with-whom", "no-such"])


@given(st.lists(KEYS, unique=True), st.sets(KEYS))
def test_each_answer_is_asked_now_or_told_as_gone(answered: list[str], asked: set[str]) -> None:
    files = copy.deepcopy(odd_pack_files())
    del files["readiness.yaml"]
    for name in ("stages/1-begin.yaml", "stages/2-do.yaml"):
        kept = [one for one in files[name]["questions"] if one["id"] in asked or one["id"] == "what-for"]
        files[name]["questions"] = kept or [{"id": "new", "text": "New?", "easy": "New?", "kind": "text"}]
    pack = parse_pack(files)
    given_ = [GoneAnswer(key, key, "words", "", None, "") for key in answered]
    here = {question.id for question in pack.questions}
    assert [one.key for one in not_in(pack, given_)] == [key for key in answered if key not in here]
