"""Setting a session up: the list, the templates, the form that is filled in already."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.people.models import Area
from tests.factories.live import joined, make_session
from tests.factories.people import person_with
from tests.factories.projects import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def project_area() -> Area:
    area: Area = ProjectFactory.create(title="Better meetings").area
    return area


@pytest.fixture
def officer(client: Client, project_area: Area) -> Client:
    client.force_login(
        person_with(Role.COORDINATOR, area=project_area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def test_given_no_sessions_then_the_list_teaches_how_to_begin(officer: Client, project_area: Area) -> None:
    page = officer.get(f"/{project_area.slug}/sessions/").content.decode()
    assert "No sessions yet" in page
    assert f"/{project_area.slug}/sessions/new/" in page


def test_the_list_asks_the_database_as_often_for_many_sessions_as_for_one(
    officer: Client, project_area: Area, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_session(area=project_area)
    officer.get(f"/{project_area.slug}/sessions/")
    with django_assert_num_queries(5):
        officer.get(f"/{project_area.slug}/sessions/")
    for number in range(3):
        joined(make_session(area=project_area, title=f"Session {number}"), "young-people")
    with django_assert_num_queries(5):
        page = officer.get(f"/{project_area.slug}/sessions/").content.decode()
    assert page.count("1 person took part") == 3


def test_each_template_tells_what_is_in_it(officer: Client, project_area: Area) -> None:
    page = officer.get(f"/{project_area.slug}/sessions/new/").content.decode()
    assert "Bin, keep, light bulb – 3 questions" in page
    assert f"/{project_area.slug}/sessions/new/north-west-event/" in page


@time_machine.travel("2026-05-04 12:00:00Z")
def test_the_form_is_filled_in_so_that_one_click_makes_the_session(officer: Client, project_area: Area) -> None:
    address = f"/{project_area.slug}/sessions/new/north-west-event/"
    form = officer.get(address).context["form"]
    filled_in = {name: form[name].value() for name in form.fields}
    assert (filled_in["title"], filled_in["hear_back_by"], filled_in["hold_for_person"]) == (
        "Participation event",
        date(2026, 6, 1),
        True,
    )
    response = officer.post(address, {**filled_in, "project": "", "hold_for_person": "on"})
    session = Session.objects.get()
    assert response.headers["Location"] == f"/{project_area.slug}/sessions/{session.code}/"
    assert (session.title, session.hear_back_by, session.hold_for_person, session.project) == (
        "Participation event",
        date(2026, 6, 1),
        True,
        None,
    )
    assert [activity.key for activity in session.activities.all()] == ["feedback", "bin-keep-light-bulb"]


def test_a_session_can_belong_to_a_project_from_the_start(officer: Client, project_area: Area) -> None:
    project = project_area.projects.get()
    address = f"/{project_area.slug}/sessions/new/north-west-event/?project={project.slug}"
    assert officer.get(address).context["form"]["project"].value() == project.slug
    officer.post(address, {"title": "T", "about": "A", "hear_back_by": "2999-01-01", "project": project.slug})
    assert Session.objects.get().project == project


def test_what_is_wrong_is_told_and_what_was_typed_stays(officer: Client, project_area: Area) -> None:
    address = f"/{project_area.slug}/sessions/new/north-west-event/"
    page = officer.post(address, {"title": "", "about": "Kept words", "hear_back_by": "2020-01-01"})
    form = page.context["form"]
    assert form.errors == {
        "title": ["Give the session a name, so that people know where they are."],
        "hear_back_by": ["This day is over. Choose a day that is still to come."],
    }
    assert "Kept words" in page.content.decode()
    assert not Session.objects.exists()


def test_there_is_no_page_for_a_template_that_does_not_exist(officer: Client, project_area: Area) -> None:
    assert officer.get(f"/{project_area.slug}/sessions/new/nothing/").status_code == 404


def test_given_somebody_who_does_not_run_sessions_then_the_list_leads_to_results(
    client: Client, project_area: Area
) -> None:
    session = make_session(area=project_area)
    client.force_login(
        person_with(Role.PRACTITIONER, area=project_area), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(f"/{project_area.slug}/sessions/").content.decode()
    assert f"/{project_area.slug}/sessions/{session.code}/results/" in page
    assert f"/{project_area.slug}/sessions/new/" not in page
