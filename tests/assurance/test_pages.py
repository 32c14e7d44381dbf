"""The label on the project's page and on its own: the same for everybody, less what is behind a session."""

import pytest
from django.test import Client

from alongside.assurance.actions import MOST_REMARKS
from alongside.assurance.models import Remark
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, group_of, met, project_in
from tests.factories.live import make_session, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def project() -> Project:
    found = project_in(area_under("wirral-naomie"), claims="co-production", is_open="When and where")
    met(found, Purpose.NAMED_NEED, groups=["parents-carers"], title="The first meeting")
    publish_project(project=found, by=BY)
    return found


def address(project: Project) -> str:
    return f"/{project.area.slug}/projects/{project.slug}/"


def signed_in(client: Client, project: Project, role: Role, group: str = "") -> Client:
    person = person_with(role, area=project.area, group=group_of(project.area, group) if group else None)
    client.force_login(person, backend=BACKEND)
    return client


def test_a_visitor_reads_both_what_is_claimed_and_what_the_record_supports(client: Client, project: Project) -> None:
    page = client.get(address(project)).content.decode()
    assert "“Co-production” is claimed." in page
    assert "Nothing is recorded yet that supports more than “Consultation”, and not even that is shown." in page
    whole = client.get(f"{address(project)}label/").content.decode()
    assert "What “Co-production” still asks for" in whole
    assert "These were there when the need was named: Parents and carers." in whole
    assert f'href="{address(project)}gatherings/' in whole


def test_a_visitor_is_led_to_no_session(client: Client, project: Project) -> None:
    session = make_session("listening-session", area=project.area, project=project)
    say(session, "bin-keep-light-bulb/keep", "The garden", group="young-people")
    link = f"/{project.area.slug}/sessions/{session.code}/results/"
    assert link not in client.get(f"{address(project)}label/").content.decode()
    assert link in signed_in(client, project, Role.PRACTITIONER).get(f"{address(project)}label/").content.decode()


def test_families_write_beside_the_label_that_it_was_not_so_and_take_it_back(client: Client, project: Project) -> None:
    signed_in(client, project, Role.REPRESENTATIVE, "parents-carers")
    client.post(f"{address(project)}label/", {"words": "We were told, not asked."})
    page = Client().get(address(project)).content.decode()
    assert "We were told, not asked." in page
    assert "Parents and carers," in page
    [remark] = project.remarks.all()
    assert remark.rung == "consultation"
    client.post(f"{address(project)}label/remarks/{remark.pk}/take-back/")
    assert not project.remarks.exists()


def test_staff_carry_their_role_and_not_their_name(client: Client, project: Project) -> None:
    signed_in(client, project, Role.PRACTITIONER)
    client.post(f"{address(project)}label/", {"words": "There was a second meeting."})
    [remark] = project.remarks.all()
    assert (remark.group, remark.role) == (None, "Practitioner")


def test_nothing_said_is_refused_in_words(client: Client, project: Project) -> None:
    signed_in(client, project, Role.PRACTITIONER)
    answer = client.post(f"{address(project)}label/", {"words": "  "})
    assert answer.status_code == 422
    assert "Say how it was." in answer.content.decode()


def test_nobody_else_takes_a_remark_back(client: Client, project: Project) -> None:
    signed_in(client, project, Role.PRACTITIONER)
    client.post(f"{address(project)}label/", {"words": "Mine."})
    [remark] = project.remarks.all()
    other = signed_in(Client(), project, Role.COORDINATOR)
    assert other.post(f"{address(project)}label/remarks/{remark.pk}/take-back/").status_code == 403
    assert project.remarks.count() == 1


def test_nobody_fills_the_page_with_remarks_and_what_was_typed_stays(client: Client, project: Project) -> None:
    signed_in(client, project, Role.PRACTITIONER)
    for number in range(MOST_REMARKS):
        assert client.post(f"{address(project)}label/", {"words": f"Not so, {number}."}).status_code == 302
    refused = client.post(f"{address(project)}label/", {"words": "Once more."})
    assert (refused.status_code, Remark.objects.count()) == (422, MOST_REMARKS)
    assert "Once more." in refused.content.decode()


def test_a_button_pressed_twice_writes_one_remark(client: Client, project: Project) -> None:
    signed_in(client, project, Role.PRACTITIONER)
    for _ in range(2):
        assert client.post(f"{address(project)}label/", {"words": "Not so."}).status_code == 302
    assert Remark.objects.count() == 1
