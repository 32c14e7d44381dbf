"""A deliberately odd pack has a mark of its own, which an assessor alone may award; the documents' packs are no exception."""

from pathlib import Path

import pytest

from alongside.activity import actors
from alongside.assurance.assessing.actions import decide, submit
from alongside.assurance.marks.actions import award
from alongside.assurance.marks.earning_queries import earned_by
from alongside.assurance.marks.pages import mark_page
from alongside.assurance.signing.actions import ask_to_sign
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.models import Submission
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.frameworks.actions import add_path, adopt_pack
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, project_in
from tests.factories.people import AreaFactory, person_with
from tests.factories.projects import StageAnswerFactory
from tests.factories.signing import SignOffScene

ODD_PACK = Path(__file__).resolve().parents[2] / "frameworks" / "odd_pack"

pytestmark = pytest.mark.django_db


def odd_project() -> Project:
    area = AreaFactory.create()
    adopt_pack(area=area, version=add_path(ODD_PACK, by=BY), by=BY)
    project = project_in(area)
    publish_project(project=project, by=BY)
    ask_to_sign(project=project, by=BY)
    return project


def test_the_odd_packs_mark_is_awarded_by_an_assessor_alone() -> None:
    project = odd_project()
    for question in Reading(project).pack.questions:
        StageAnswerFactory.create(project=project, question=question.id, words="So it was.")
    assessor = person_with(Role.ASSESSOR, area=project.area)
    submit(project=project, by=BY)
    read = SignOffScene(project).read_by_assessor(assessor)
    decide(
        submission=Submission.objects.get(),
        outcome=Outcome.AWARDED,
        reasons="It shows.",
        read=read,
        by=actors.person(assessor.pk),
    )

    page = mark_page(award(project=project, by=BY))

    assert (page.problems, page.title) == ([], "The lantern")
    assert [one.genre for one in page.signatures] == ["Assessment"]


@pytest.mark.parametrize(
    ("pack", "has_mark"),
    [
        ("wirral-naomie", True),
        ("stoke-plan-do-review", True),
        ("north-west-nine-principles", False),
        ("york-training-and-checklist", False),
    ],
)
def test_only_packs_whose_people_wanted_a_mark_have_one(pack: str, has_mark: bool) -> None:
    assert (earned_by(project_in(area_under(pack))) is not None) == has_mark
