"""What a group signs holds the minutes, and the promises that came of them."""

import pytest

from alongside.assurance.signing.record_pages import sections
from alongside.assurance.signing.snapshot import Kind
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.core import clock
from alongside.gatherings.actions import MinutesFacts, Next, correct_minutes, write_minutes
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, group_of, project_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return project_in(area_under("stoke-plan-do-review"))


def facts(project: Project, agenda: str) -> MinutesFacts:
    young = group_of(project.area, "young-people")
    next_time = [Next("Ask the driver", "Clerk", clock.today())]
    return MinutesFacts(answers={"agenda": agenda}, met_on=clock.today(), groups=[young], follow_ups=next_time)


@pytest.mark.parametrize(
    ("easy", "title", "question"),
    [
        (False, "Minutes", "What was on the agenda? The bus"),
        (True, "What we wrote down when we met", "What did we talk about? The bus"),
    ],
)
def test_minutes_stand_in_the_record_as_they_are_read(project: Project, easy: bool, title: str, question: str) -> None:
    write_minutes(project=project, facts=facts(project, "The bus"), by=BY)
    reading = Reading(project)
    [section] = [one for one in sections(reading.snapshot, reading.packs, easy=easy) if one.title == title]
    [thing] = section.things
    assert thing.lines[0].startswith("Who was there: ")
    assert thing.lines[1] == question
    assert thing.lines[-1].startswith("Next: Ask the driver, Clerk, by ")


def test_minutes_that_are_corrected_change_what_was_signed(project: Project) -> None:
    minutes = write_minutes(project=project, facts=facts(project, "The bus"), by=BY)
    before = Reading(project).snapshot
    correct_minutes(minutes=minutes, facts=facts(project, "The train"), seen=1, by=BY)
    [change] = [one for one in Reading(project).snapshot.items if one.kind is Kind.MINUTES]
    assert before.prints[change.key] != Reading(project).snapshot.prints[change.key]
