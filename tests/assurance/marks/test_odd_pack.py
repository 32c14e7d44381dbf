"""A deliberately odd pack has a mark of its own, which an assessor alone may award; the documents' packs are no exception."""

import pytest

from alongside.assurance.marks.earning_queries import earned_by
from alongside.assurance.marks.pages import mark_page
from tests.factories.evidence import area_under, project_in
from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.marks import awarded_by_an_assessor

pytestmark = pytest.mark.django_db


def test_the_odd_packs_mark_is_awarded_by_an_assessor_alone() -> None:
    page = mark_page(awarded_by_an_assessor(area_under_the_odd_pack()))

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
