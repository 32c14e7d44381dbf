"""An area's page and a project's page: what everybody sees, what the team sees, and what it costs."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.activity import actors
from alongside.answers.actions import say_done
from alongside.answers.models import Promise
from alongside.core import clock
from alongside.core.thread import BROKEN, DONE, TO_COME, Step
from alongside.insight.presenters.project import thread_of
from alongside.insight.queries.project import beginnings, themes_in
from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.projects import actions as project_actions
from alongside.projects.models import Project
from tests.factories.journeys import decided, promised, theme_of
from tests.factories.live import make_session, say
from tests.factories.people import person_with
from tests.factories.projects import BY, PartWordingFactory, ProjectFactory, PublishedProjectFactory, area_with

pytestmark = pytest.mark.django_db
NOTE = "bin-keep-light-bulb/keep"


@pytest.fixture
def area() -> Area:
    return area_with(title="Somewhere", contact="Participation officer, together@somewhere.example")


@pytest.fixture
def project(area: Area) -> Project:
    return PublishedProjectFactory.create(area=area, title="Bins")


def _session(project: Project) -> Session:
    return make_session(area=project.area, project=project, title="In the hall")


def _area_page(client: Client, area: Area) -> str:
    return client.get(reverse("area", args=[area.slug])).content.decode()


def _project_page(client: Client, project: Project) -> str:
    return client.get(reverse("project", args=[project.area.slug, project.slug])).content.decode()


def test_everybody_sees_what_was_published_and_whom_to_ask(client: Client, area: Area, project: Project) -> None:
    ProjectFactory.create(area=area, title="Secret plans")
    said = [say(_session(project), NOTE, words) for words in ("More time", "Less paper")]
    decided(theme_of(said[0], title="More time"))
    hidden = decided(theme_of(said[1], title="Less paper"), is_published=False)
    promised(hidden, due=clock.today(), words="A hidden promise")

    page = _area_page(client, area)

    assert "More time, please" in page
    assert "You get the questions early." in page
    assert "Bins" in page
    assert 'href="mailto:together@somewhere.example"' in page
    assert "Less paper" not in page
    assert "A hidden promise" not in page
    assert "Secret plans" not in page


def test_the_team_sees_its_drafts_there_too(client: Client, area: Area) -> None:
    ProjectFactory.create(area=area, title="Secret plans")
    client.force_login(person_with(Role.PRACTITIONER, area=area))

    assert "Secret plans" in _area_page(client, area)


def test_what_is_overdue_is_named_with_the_role_and_without_the_person(client: Client, project: Project) -> None:
    promise = _promise(project, days=-1)
    _promise(project, days=30)

    page = _area_page(client, project.area)

    assert "1 · Overdue" in page
    assert "1 · Promised" in page
    assert "Head of SEND" in page
    assert promise.owner.name not in page


def test_a_new_area_says_what_will_stand_here(client: Client, area: Area) -> None:
    page = _area_page(client, area)

    assert "No answer yet" in page
    assert "No project is open to everybody yet." in page


@pytest.mark.parametrize("times", [1, 4])
def test_the_areas_page_costs_the_same_however_much_was_answered(
    client: Client, project: Project, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(times):
        _promise(project, days=-1)

    client.get(reverse("area", args=[project.area.slug]))  # a pack is read from the database once, then remembered
    with django_assert_num_queries(6):
        _area_page(client, project.area)


def _promise(project: Project, *, days: int) -> Promise:
    decision = decided(theme_of(say(_session(project), NOTE, "More time"), title=f"Theme {days} {clock.now()}"))
    return promised(decision, due=clock.today() + timedelta(days=days))


def test_a_project_says_what_it_is_and_which_groups_have_agreed_and_when(client: Client, project: Project) -> None:
    wording = PartWordingFactory.create(project=project, value="To tidy up together.")
    rung = PartWordingFactory.create(project=project, part="rung", value="owning", because="We began it.")
    project_actions.agree_to_part(wording=wording, group=project.area.groups.get(key="aunts"), by=BY)

    page = _project_page(client, project)

    assert rung.because in page
    assert "What owning it together means." in page
    assert "Agreed by Aunts on" in page
    assert "Not yet agreed with Écolières" in page
    assert "We agree" not in page


def test_a_representative_is_offered_to_agree_for_their_own_group_only(client: Client, project: Project) -> None:
    PartWordingFactory.create(project=project)
    aunts = project.area.groups.get(key="aunts")
    client.force_login(person_with(Role.REPRESENTATIVE, area=project.area, group=aunts))

    page = _project_page(client, project)

    assert page.count("We agree") == 1
    assert '<input type="hidden" name="group" value="aunts"' in page


def test_everybody_sees_themes_once_they_are_answered_and_no_sessions(client: Client, project: Project) -> None:
    said = [say(_session(project), NOTE, words) for words in ("More time", "Less paper")]
    decided(theme_of(said[0], title="Answered"))
    theme_of(said[1], title="Still open")

    visitor = _project_page(client, project)
    client.force_login(person_with(Role.PRACTITIONER, area=project.area))
    team = _project_page(client, project)

    assert "Answered" in visitor
    assert "Still open" not in visitor
    assert "In the hall" not in visitor
    assert "Still open" in team
    assert "In the hall" in team
    assert "1 person, 1 answer" in team


@pytest.mark.parametrize("times", [1, 4])
def test_a_projects_page_costs_the_same_however_much_there_is(
    client: Client, project: Project, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    PartWordingFactory.create(project=project)
    for _ in range(times):
        _promise(project, days=3)
    client.force_login(person_with(Role.COORDINATOR, area=project.area))

    with django_assert_num_queries(43):
        _project_page(client, project)


def test_the_thread_of_a_project_is_full_as_far_as_its_voices_have_come(project: Project) -> None:
    new = _thread(project)
    _promise(project, days=3)

    under_way = _thread(project)

    assert [state for _, state in new] == [TO_COME] * 7
    assert under_way == [
        (Step.SAID, DONE),
        (Step.THEMED, DONE),
        (Step.CHECKED, TO_COME),
        (Step.DECIDED, DONE),
        (Step.PROMISED, DONE),
        (Step.DONE, TO_COME),
        (Step.DIFFERENCE, TO_COME),
    ]


def test_the_thread_breaks_where_a_promise_is_late_and_not_while_its_owner_calls_it_done(project: Project) -> None:
    promise = _promise(project, days=-1)

    late = dict(_thread(project))[Step.DONE]
    say_done(promise=promise, evidence="Sent.", by=actors.person(promise.owner_id))

    assert late == BROKEN
    assert dict(_thread(project))[Step.DONE] == TO_COME


def _thread(project: Project) -> list[tuple[Step, Any]]:
    rows = themes_in(project, only_published=False)
    return [(knot.step, knot.state) for knot in thread_of(beginnings(project), rows, today=clock.today())]


@pytest.mark.parametrize("name", ["accessibility", "privacy"])
def test_the_sites_own_pages_name_whom_to_ask_by_role(client: Client, area: Area, name: str) -> None:
    page = client.get(reverse(name))

    assert page.status_code == 200
    assert "Participation officer" in page.content.decode()
