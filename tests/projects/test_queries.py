from datetime import UTC, date, datetime

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from alongside.frameworks.enums import Part
from alongside.people.enums import Role
from alongside.projects import actions, queries
from alongside.projects.queries import PartState
from alongside.projects.rules import AgreementLine, AgreementState
from tests.factories.people import AreaFactory, standing_of
from tests.factories.projects import (
    BY,
    AgreementFactory,
    PartWordingFactory,
    ProjectFactory,
    PublishedProjectFactory,
    area_with,
)

pytestmark = pytest.mark.django_db


def test_a_visitor_and_people_of_another_area_see_what_was_published_and_nothing_else() -> None:
    area = AreaFactory.create()
    draft = ProjectFactory.create(area=area)
    published = PublishedProjectFactory.create(area=area)
    PublishedProjectFactory.create()

    team, visitor = standing_of(Role.PRACTITIONER, area=area), standing_of(None, area=area)

    assert list(queries.projects_of(team)) == [published, draft]
    assert list(queries.projects_of(visitor)) == [published]
    assert queries.project_for(team, draft.slug) == draft
    assert queries.project_for(visitor, published.slug) == published
    with pytest.raises(Http404):
        queries.project_for(visitor, draft.slug)
    with pytest.raises(Http404):
        queries.project_for(standing_of(Role.COORDINATOR), draft.slug)


def test_each_part_says_where_each_group_stands() -> None:
    area = area_with()
    project = ProjectFactory.create(area=area)
    ecolieres, aunts = queries.groups_asked(project)
    # Half past eleven at night in UTC is the next day where the areas are, in summer.
    late_on_2_may, late_on_9_may = (datetime(2026, 5, day, 23, 30, tzinfo=UTC) for day in (2, 9))
    first = PartWordingFactory.create(project=project, value="One", is_current=False)
    second = PartWordingFactory.create(project=project, value="Two", number=2)
    AgreementFactory.create(wording=first, group=ecolieres, agreed_at=late_on_2_may)
    AgreementFactory.create(wording=second, group=aunts, agreed_at=late_on_9_may)

    states = queries.part_states(project, [ecolieres, aunts])

    nobody = (AgreementLine(ecolieres.pk, AgreementState.NOT_YET), AgreementLine(aunts.pk, AgreementState.NOT_YET))
    assert states[0] == PartState(
        Part.PURPOSE,
        second,
        (
            AgreementLine(ecolieres.pk, AgreementState.AGREED_EARLIER, date(2026, 5, 3)),
            AgreementLine(aunts.pk, AgreementState.AGREED, date(2026, 5, 10)),
        ),
    )
    assert states[1:] == [PartState(part, None, nobody) for part in Part if part is not Part.PURPOSE]


def test_a_project_is_fetched_with_its_area_and_pack_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    project = ProjectFactory.create()
    standing = standing_of(Role.COORDINATOR, area=project.area)
    queries.pack_for_project(project)  # packs stay in memory by their digest

    with django_assert_num_queries(1):
        fetched = queries.project_for(standing, project.slug)
        assert fetched.area.title == project.area.title
        assert queries.pack_for_project(fetched).id == "odd"


def test_answers_and_their_history() -> None:
    project = ProjectFactory.create()
    for question, words in (("who-asks", "One"), ("how", "walk"), ("who-asks", "Two")):
        actions.answer_stage_question(project=project, question=question, words=words, by=BY)

    assert {key: answer.words for key, answer in queries.stage_answers(project).items()} == {
        "who-asks": "Two",
        "how": "walk",
    }
    assert [answer.words for answer in queries.answers_to(project, ["who-asks"])] == ["Two", "One"]
