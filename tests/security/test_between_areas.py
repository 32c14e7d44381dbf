"""What somebody of another area, or without a part in this one, would try with labels, checks, reviews and promises."""

from collections.abc import Iterator

import pytest
from django.test import Client

from alongside.assurance.actions import remark
from alongside.assurance.models import Attestation, GroupReview, Remark
from alongside.gatherings.enums import Purpose
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, group_of, met, project_in
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PACK = "wirral-naomie"
PAGES = ("", "label/", "checks/", "review/")
OUTSIDE = (Role.SAFEGUARDING, Role.ASSESSOR, Role.INSPECTOR, Role.NETWORK_COORDINATOR)


@pytest.fixture
def ours() -> Area:
    return area_under(PACK)


@pytest.fixture
def theirs() -> Area:
    return area_under(PACK)


def client_of(role: Role, area: Area) -> Client:
    client = Client()
    group = group_of(area, "young-people") if role is Role.REPRESENTATIVE else None
    client.force_login(person_with(role, area=area, group=group), backend=BACKEND)
    return client


def address(area: Area, project: Project) -> str:
    return f"/{area.slug}/projects/{project.slug}/"


def writes(area: Area, project: Project) -> Iterator[tuple[str, dict[str, str]]]:
    base = address(area, project)
    yield f"{base}label/", {"words": "Not so."}
    yield f"{base}checks/papers/attest/", {"note": "I saw it."}
    yield f"{base}checks/papers/take-back/", {}
    yield f"{base}review/young-people/", {"hand-in": "yes"}


@pytest.mark.parametrize("role", Role)
def test_no_role_of_another_area_reaches_what_is_not_published_or_writes_anything(
    ours: Area, theirs: Area, role: Role
) -> None:
    hidden, shown = project_in(ours, title="Hidden"), project_in(ours, title="Shown")
    publish_project(project=shown, by=BY)
    met(hidden, Purpose.NAMED_NEED, groups=["young-people"], title="Behind closed doors")
    mine = project_in(theirs, title="Mine")
    evil = client_of(role, theirs)

    assert [evil.get(f"{address(ours, hidden)}{page}").status_code for page in PAGES] == [404] * len(PAGES)
    assert [evil.get(f"{address(theirs, hidden)}{page}").status_code for page in PAGES] == [404] * len(PAGES)
    for project in (hidden, shown):
        for url, data in writes(ours, project):
            assert evil.post(url, data).status_code in (403, 404)
    assert (Remark.objects.count(), Attestation.objects.count(), GroupReview.objects.count()) == (0, 0, 0)
    # By way of a project of one's own, nothing of another area's can be taken back.
    row = remark(project=shown, words="Not so.", rung="co-design", group=None, role="Practitioner", by=BY)
    assert evil.post(f"{address(theirs, mine)}label/remarks/{row.pk}/take-back/").status_code == 404


@pytest.mark.parametrize("role", OUTSIDE)
def test_who_has_no_part_in_the_work_reads_what_is_public_and_writes_nothing(ours: Area, role: Role) -> None:
    hidden, shown = project_in(ours, title="Hidden"), project_in(ours, title="Shown")
    publish_project(project=shown, by=BY)
    somebody = client_of(role, ours)

    assert [somebody.get(f"{address(ours, hidden)}{page}").status_code for page in PAGES] == [404] * len(PAGES)
    assert [somebody.get(f"{address(ours, shown)}{page}").status_code for page in PAGES] == [200] * len(PAGES)
    for url, data in writes(ours, shown):
        assert somebody.post(url, data).status_code in (403, 404)
    assert (Remark.objects.count(), Attestation.objects.count(), GroupReview.objects.count()) == (0, 0, 0)


def test_what_people_needed_at_a_gathering_is_for_the_team(ours: Area) -> None:
    project = project_in(ours)
    publish_project(project=project, by=BY)
    gathering = met(project, Purpose.ASKED, groups=["young-people"])
    gathering.access_note = "A lift for one wheelchair"
    gathering.save()
    url = f"{address(ours, project)}gatherings/{gathering.pk}/"

    assert "wheelchair" not in Client().get(url).content.decode()
    assert "wheelchair" in client_of(Role.PRACTITIONER, ours).get(url).content.decode()


def test_outside_the_team_nobody_reads_who_wrote_what(ours: Area) -> None:
    project = project_in(ours)
    publish_project(project=project, by=BY)
    young = person_with(Role.REPRESENTATIVE, area=ours, group=group_of(ours, "young-people"))
    writer = Client()
    writer.force_login(young, backend=BACKEND)
    stage = f"{address(ours, project)}stages/need/"
    form = writer.get(stage).context["form"]
    question = next(name for name in form.fields if not name.endswith("-seen"))
    as_shown = {name: form[name].value() or "" for name in form.fields}
    assert writer.post(stage, as_shown | {question: "Because it hurts."}).status_code == 302

    public = Client().get(stage).content.decode()
    assert ("Because it hurts." in public, young.name in public) == (True, False)
    assert young.name in client_of(Role.PRACTITIONER, ours).get(stage).content.decode()
