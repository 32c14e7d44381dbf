"""A project's page leads to its goals, its checklists, and what was in its way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.core import clock
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.practice.actions.barriers import record_barrier, share_barrier
from alongside.practice.actions.checklists import take_up_checklist
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, group_of, project_in
from tests.factories.people import person_with
from tests.factories.practice import a_goal, client_of

LIST = "across-the-area"


@pytest.fixture
def area(db: None) -> Area:
    return area_under("york-training-and-checklist")


@pytest.fixture
def project(area: Area) -> Project:
    project = project_in(area, title="The bus plan")
    publish_project(project=project, by=BY)
    return project


def written_down(project: Project, number: int) -> None:
    """One more of each, of which only the barrier is shared."""
    a_goal(project.area, [group_of(project.area, "parents-carers")], words=f"Goal {number}", project=project)
    take_up_checklist(area=project.area, checklist=LIST, about=f"List {number}", project=project, by=BY)
    barrier = record_barrier(
        area=project.area, words=f"Stairs {number}", project=project, group=None, role="Driver", by=BY
    )
    share_barrier(barrier=barrier, seen=0, by=BY)


def page(client: Client, project: Project) -> str:
    return client.get(f"/{project.area.slug}/projects/{project.slug}/").content.decode()


def test_the_team_finds_all_of_it_and_everybody_what_was_shared(area: Area, project: Project) -> None:
    written_down(project, 1)
    record_barrier(area=area, words="The hush", project=project, group=None, role="Driver", by=BY)
    record_barrier(area=area, words="Of no project", group=None, role="Driver", by=BY)
    told = ("Goal 1", "List 1", "Stairs 1", "The hush", "Of no project")
    team = client_of(person_with(Role.PRACTITIONER, area=area))
    assert [words in page(team, project) for words in told] == [True, True, True, True, False]
    assert [words in page(Client(), project) for words in told] == [False, False, True, False, False]


def test_a_visitor_sees_no_heading_where_there_is_nothing_to_read(project: Project) -> None:
    assert "How we work on it" not in page(Client(), project)


@pytest.mark.parametrize("form", ["goals/new/", "barriers/new/", "reflections/new/", f"checklists/new/{LIST}/"])
def test_a_form_that_is_opened_from_a_project_s_page_has_that_project_chosen(project: Project, form: str) -> None:
    other = project_in(project.area, title="Another plan")
    team = client_of(person_with(Role.PRACTITIONER, area=project.area))
    address = f"/{project.area.slug}/practice/{form}?project="

    came = team.get(address + project.slug).content.decode()

    assert f'<option value="{project.slug}" selected>' in came
    assert f'<option value="{other.slug}">' in came
    assert f'href="/{project.area.slug}/projects/{project.slug}/"' in came  # the way back
    assert team.get(address + "no-such-project").status_code == 200


def test_the_project_s_page_leads_to_forms_about_it_and_what_is_written_there_belongs_to_it(
    area: Area, project: Project
) -> None:
    lead = person_with(Role.PRACTITIONER, area=area)
    team = client_of(lead)
    shown = page(team, project)
    for form in ("goals/new/", "barriers/new/", "reflections/new/"):
        assert f'href="/{area.slug}/practice/{form}?project={project.slug}"' in shown
    goal = {
        "words": "Every stop has a seat",
        "term": "soon",
        "lead": lead.pk,
        "lead_role": "Head of transport",
        "asked": [group_of(area, "parents-carers").pk],
        "review_on": (clock.today() + timedelta(days=60)).isoformat(),
        "project": project.slug,
    }
    team.post(f"/{area.slug}/practice/goals/new/?project={project.slug}", goal)
    team.post(f"/{area.slug}/practice/barriers/new/", {"words": "A high step", "project": project.slug})
    assert ["Every stop has a seat" in page(team, project), "A high step" in page(team, project)] == [True, True]


def test_the_page_asks_the_database_as_often_for_many_as_for_one(area: Area, project: Project) -> None:
    team = client_of(person_with(Role.PRACTITIONER, area=area))
    counts = []
    for numbers in (range(1), range(1, 4)):
        for number in numbers:
            written_down(project, number)
        with CaptureQueriesContext(connection) as asked:
            page(team, project)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_project_whose_pack_has_nothing_to_look_back_with_ends_with_the_words_that_it_works_under(
    project: Project, client: Client
) -> None:
    page = client.get(f"/{project.area.slug}/projects/{project.slug}/").content.decode()

    assert '<h2 class="govuk-heading-m" id="closing">The way of working</h2>' in page
    assert "Looking back" not in page
