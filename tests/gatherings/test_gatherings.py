"""Gatherings: what can be recorded of one, by whom, and who sees how many came."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from alongside.activity.models import AuditEntry
from alongside.core import clock
from alongside.gatherings import rules
from alongside.gatherings.actions import GatheringFacts, Turnout, record_gathering
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import Gathering
from alongside.people.enums import Role
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, group_of, met, project_in
from tests.factories.people import AreaFactory, GroupFactory, person_with

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def project(db: None) -> Project:
    found = project_in(area_under("wirral-naomie"))
    publish_project(project=found, by=BY)
    return found


def address(project: Project) -> str:
    return f"/{project.area.slug}/projects/{project.slug}/gatherings/"


def officer(project: Project) -> Client:
    client = Client()
    client.force_login(person_with(Role.COORDINATOR, area=project.area), backend=BACKEND)
    return client


def filled_in(project: Project, **changes: Any) -> dict[str, Any]:
    young = group_of(project.area, "young-people")
    return {
        "title": "The first meeting",
        "held_on": clock.today().isoformat(),
        "purposes": ["named-need", "asked"],
        "papers_sent_on": (clock.today() - timedelta(days=7)).isoformat(),
        "access": "met",
        "access_note": "A ramp and a quiet room.",
        f"came-{young.pk}": "4",
        f"invited-{young.pk}": "9",
        **changes,
    }


@pytest.mark.parametrize(("sent", "days"), [(date(2026, 3, 1), 9), (date(2026, 3, 10), 0), (None, None)])
def test_papers_are_counted_in_days_before(sent: date | None, days: int | None) -> None:
    assert rules.days_ahead(held_on=date(2026, 3, 10), papers_sent_on=sent) == days


def test_papers_that_came_afterwards_are_no_papers() -> None:
    assert rules.problem_with_papers(held_on=date(2026, 3, 10), papers_sent_on=date(2026, 3, 11))
    assert not rules.problem_with_papers(held_on=date(2026, 3, 10), papers_sent_on=date(2026, 3, 10))


def test_an_officer_records_a_gathering_on_its_page(project: Project) -> None:
    answer = officer(project).post(f"{address(project)}new/", filled_in(project))
    gathering = Gathering.objects.get()
    assert answer.headers["Location"] == f"{address(project)}{gathering.pk}/"
    assert gathering.purposes == ["named-need", "asked"]
    [row] = gathering.attendance.all()
    assert (row.group.key, row.came, row.invited) == ("young-people", 4, 9)
    entry = AuditEntry.objects.get(verb="gathering recorded")
    assert "ramp" not in str(entry.__dict__)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"purposes": []}, "Choose at least one thing"),
        ({"held_on": "2999-01-01"}, "This day has not come yet."),
        ({"papers_sent_on": "2999-01-01"}, "Look at the two days again."),
    ],
)
def test_what_cannot_be_so_is_refused_and_what_was_typed_stays(
    project: Project, change: dict[str, Any], says: str
) -> None:
    answer = officer(project).post(f"{address(project)}new/", filled_in(project, **change))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert "A ramp and a quiet room." in page
    assert not Gathering.objects.exists()


def test_a_correction_replaces_who_came(project: Project) -> None:
    gathering = met(project, Purpose.ASKED, groups=["practitioners"])
    officer(project).post(f"{address(project)}{gathering.pk}/correct/", filled_in(project))
    gathering.refresh_from_db()
    assert [(row.group.key, row.came) for row in gathering.attendance.all()] == [("young-people", 4)]


def test_two_who_correct_the_same_gathering_lose_nothing(project: Project) -> None:
    gathering = met(project, Purpose.ASKED, groups=["practitioners"])
    first, second = officer(project), officer(project)
    url = f"{address(project)}{gathering.pk}/correct/"
    seen = second.get(url).context["form"]["seen"].value()
    first.post(url, filled_in(project, title="The tea on Sunday", seen=seen))
    refused = second.post(url, filled_in(project, title="The cake on Sunday", seen=seen))
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Somebody else corrected this while you were writing." in page
    assert "What stands there now: The tea on Sunday" in page
    assert 'value="The cake on Sunday"' in page
    gathering.refresh_from_db()
    assert gathering.title == "The tea on Sunday"
    again = filled_in(project, title="The cake on Sunday", seen=refused.context["form"]["seen"].value())
    assert [second.post(url, again).status_code for _ in range(2)] == [302, 302]
    assert AuditEntry.objects.filter(verb="gathering corrected").count() == 2
    gathering.refresh_from_db()
    assert gathering.title == "The cake on Sunday"


def test_everybody_sees_which_groups_came_and_only_the_team_how_many(project: Project, client: Client) -> None:
    gathering = met(project, Purpose.ASKED, groups=["young-people"])
    public = client.get(f"{address(project)}{gathering.pk}/").content.decode()
    assert "<strong>came</strong>" in public
    assert "3 came" not in public
    assert "<strong>3 came</strong>" in officer(project).get(f"{address(project)}{gathering.pk}/").content.decode()


def test_a_gathering_is_at_no_other_projects_address(project: Project, client: Client) -> None:
    other = project_in(project.area, title="Another")
    publish_project(project=other, by=BY)
    gathering = met(other, Purpose.ASKED, groups=["young-people"])
    assert client.get(f"{address(project)}{gathering.pk}/").status_code == 404


def test_groups_of_another_area_do_not_come(project: Project) -> None:
    stranger = GroupFactory.create(area=AreaFactory.create())
    facts = GatheringFacts(title="A", held_on=clock.today(), purposes=[Purpose.ASKED])
    with pytest.raises(ValidationError, match="another area"):
        record_gathering(project=project, facts=facts, turnout={stranger: Turnout(came=1)}, by=BY)
