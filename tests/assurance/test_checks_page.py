"""The checks of a project on their page, what a person may attest, and what outsiders are not told."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.activity import actors
from alongside.activity.models import AuditEntry
from alongside.assurance.actions import attest
from alongside.assurance.models import Attestation
from alongside.core import clock
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.answers import decide, promise_under
from tests.factories.evidence import BY, area_under, group_of, met, project_in, theme_in
from tests.factories.people import person_with
from tests.factories.projects import area_with, bare_pack_files

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def project() -> Project:
    found = project_in(area_under("wirral-naomie"), claims="co-design", is_open="When and where")
    publish_project(project=found, by=BY)
    return found


def address(project: Project) -> str:
    return f"/{project.area.slug}/projects/{project.slug}/checks/"


def officer(project: Project, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    client.force_login(person_with(role, area=project.area), backend=BACKEND)
    return client


def test_everybody_reads_what_holds_and_what_would_settle_the_rest(project: Project) -> None:
    met(project, Purpose.NAMED_NEED, groups=["young-people", "parents-carers"], title="The first meeting")
    page = Client().get(address(project)).content.decode()
    assert "2 of 21 hold." in page
    assert "The first meeting" in page
    assert "Send the papers 5 days before, and record the day." in page


def test_what_no_record_shows_is_attested_with_a_name_and_stays_apart(project: Project) -> None:
    met(project, Purpose.ASKED, groups=["young-people"])
    mine = officer(project)
    mine.post(f"{address(project)}papers/attest/", {"note": "I put them through the doors myself."})
    page = Client().get(address(project)).content.decode()
    assert "I put them through the doors myself." in page
    assert ">Attested<" in page.replace("\n", "")
    assert "doors" not in str([entry.__dict__ for entry in AuditEntry.objects.all()])
    other = officer(project)
    assert other.post(f"{address(project)}papers/take-back/").status_code == 403
    assert mine.post(f"{address(project)}papers/take-back/").status_code == 302
    assert "doors" not in Client().get(address(project)).content.decode()
    assert Attestation.objects.get().taken_back_at is not None


def test_nobody_takes_the_place_of_somebody_elses_word(project: Project) -> None:
    met(project, Purpose.ASKED, groups=["young-people"])
    first, second = officer(project), officer(project, Role.DECISION_MAKER)
    url = f"{address(project)}papers/attest/"
    assert first.post(url, {"note": "I put them through the doors."}).status_code == 302
    refused = second.post(url, {"note": "I saw no papers."})
    assert refused.status_code == 422
    assert "I saw no papers." in refused.content.decode()
    assert first.post(url, {"note": "I put them through most doors."}).status_code == 302
    assert list(Attestation.objects.filter(taken_back_at=None).values_list("note", flat=True)) == [
        "I put them through most doors."
    ]


def test_outside_the_team_nobody_reads_the_name_of_somebody_who_may_be_a_child(project: Project) -> None:
    met(project, Purpose.ASKED, groups=["young-people"])
    young = person_with(Role.REPRESENTATIVE, area=project.area, group=group_of(project.area, "young-people"))
    client = Client()
    client.force_login(young, backend=BACKEND)
    client.post(f"{address(project)}papers/attest/", {"note": "They came on time."})
    public, team = (one.get(address(project)).content.decode() for one in (Client(), officer(project)))
    assert (young.name in public, young.name in team) == (False, True)
    assert "Somebody who speaks for Young people attested it" in public


def test_what_the_record_has_to_show_cannot_be_attested(project: Project) -> None:
    assert officer(project).get(f"{address(project)}honest/attest/").status_code == 404
    somebody = actors.person(person_with(Role.COORDINATOR, area=project.area).pk)
    with pytest.raises(ValidationError, match="cannot be attested"):
        attest(project=project, check_id="honest", note="Trust me.", by=somebody)


def test_outsiders_are_told_of_nothing_that_is_not_published(project: Project) -> None:
    secret = theme_in(project, title="A theme before its time")
    decision = decide(secret, taken_by=[group_of(project.area, "young-people")], is_published=False)
    promise_under(decision, words="A promise before its time")
    base = f"/{project.area.slug}/projects/{project.slug}/"
    for page in (base, f"{base}label/", f"{base}checks/"):
        assert "before its time" not in Client().get(page).content.decode()
    assert "A theme before its time" in officer(project).get(f"{base}checks/").content.decode()


def test_outsiders_are_not_told_how_much_is_not_published_nor_since_when(project: Project) -> None:
    for number in range(3):
        decide(
            theme_in(project, title=f"Early {number}"),
            taken_by=[group_of(project.area, "young-people")],
            is_published=False,
        )
    page = Client().get(address(project)).content.decode()
    row = page[page.index('id="answered"') : page.index('id="reasons"')]
    assert row.count("Something that is not published yet") == 1
    assert str(clock.today().year) not in row


def test_it_asks_the_database_as_often_for_much_as_for_little(project: Project) -> None:
    counts = []
    for number in range(3):
        met(project, Purpose.ASKED, groups=["young-people", "practitioners"], days_ago=number)
        decision = decide(theme_in(project, title=f"Theme {number}"), taken_by=[group_of(project.area, "young-people")])
        promise_under(decision)
        with CaptureQueriesContext(connection) as asked:
            Client().get(address(project))
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_a_pack_without_checks_has_no_such_page() -> None:
    project = project_in(area_with(bare_pack_files()))
    publish_project(project=project, by=BY)
    assert Client().get(address(project)).status_code == 404
