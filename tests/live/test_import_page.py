"""Bringing in a file on its page: look first, then say yes; what was chosen is not lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.live.models import Contribution, Session
from alongside.people.enums import Role
from tests.factories.live import make_session
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

NOTES = b"activity,prompt,words\nbin-keep-light-bulb,keep,The biscuits\nbin-keep-light-bulb,keep,The tea\n"


@pytest.fixture
def session() -> Session:
    return make_session(is_open=False)


@pytest.fixture
def officer(client: Client, session: Session) -> Client:
    client.force_login(
        person_with(Role.COORDINATOR, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def page_of(session: Session) -> str:
    return f"/{session.area.slug}/sessions/{session.code}/import/"


def chosen(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("pile.csv", content, content_type="text/csv")}


def test_a_file_is_looked_at_before_anything_comes_in(officer: Client, session: Session) -> None:
    page = officer.post(page_of(session), chosen(NOTES), follow=True)
    report = page.context["report"]
    assert (report.name, report.rows, report.new, report.dry_run) == ("pile.csv", 2, 2, True)
    assert not Contribution.objects.exists()


def test_it_comes_in_when_somebody_says_yes_and_then_it_is_put_aside(officer: Client, session: Session) -> None:
    officer.post(page_of(session), chosen(NOTES))
    page = officer.post(page_of(session), {"confirm": "yes"}, follow=True)
    assert "2 new rows came in, 0 were already here. 2 wait for the facilitator." in page.content.decode()
    assert Contribution.objects.count() == 2
    assert officer.get(page_of(session)).context["report"] is None


def test_the_chosen_file_is_still_there_when_one_comes_back(officer: Client, session: Session) -> None:
    officer.post(page_of(session), chosen(NOTES))
    assert officer.get(page_of(session)).context["report"].new == 2


def test_problems_are_listed_with_their_lines_and_nothing_comes_in(officer: Client, session: Session) -> None:
    page = officer.post(page_of(session), chosen(NOTES + b"nowhere,keep,Dust\n"), follow=True).content.decode()
    assert "Nothing came in: 1 thing to put right in pile.csv" in page
    assert "There is no activity “nowhere” in this session." in page
    officer.post(page_of(session), {"confirm": "yes"})
    assert not Contribution.objects.exists()


def test_a_file_can_be_put_aside(officer: Client, session: Session) -> None:
    officer.post(page_of(session), chosen(NOTES))
    officer.post(page_of(session), {"drop": "yes"})
    assert officer.get(page_of(session)).context["report"] is None


def test_saying_yes_to_nothing_asks_for_the_file(officer: Client, session: Session) -> None:
    page = officer.post(page_of(session), {"confirm": "yes"}, follow=True).content.decode()
    assert "The file is not here any more. Choose it again." in page


def test_no_file_is_told(officer: Client, session: Session) -> None:
    assert "Choose a file first." in officer.post(page_of(session), {}).content.decode()


def test_somebody_who_runs_no_sessions_brings_nothing_in(client: Client, session: Session) -> None:
    client.force_login(
        person_with(Role.PRACTITIONER, area=session.area), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.post(page_of(session), chosen(NOTES)).status_code == 403
