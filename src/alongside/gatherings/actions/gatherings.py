"""Write down that people met, and correct it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.gatherings import rules
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.gatherings.models import Attendance, Gathering
from alongside.gatherings.queries import mark_of_gathering
from alongside.people.models import Group
from alongside.projects.models import Project


@dataclass(frozen=True)
class Turnout:
    """How many of a group were invited (nothing where nobody counted), and how many came."""

    came: int
    invited: int | None = None


@dataclass(frozen=True, kw_only=True)
class GatheringFacts:
    """What is recorded of a gathering."""

    title: str
    held_on: date
    purposes: Collection[Purpose]
    papers_sent_on: date | None = None
    access: AccessMet = AccessMet.NOT_ASKED
    access_note: str = ""


@transaction.atomic
def record_gathering(
    *, project: Project, facts: GatheringFacts, turnout: Mapping[Group, Turnout], by: Actor
) -> Gathering:
    """Write down that people met. Raises `ValidationError` where it cannot have been so."""
    _check(project, facts, turnout)
    gathering = Gathering.objects.create(
        area_id=project.area_id, project=project, recorded_by_id=by.person_id, **_columns(facts)
    )
    _write_turnout(gathering, turnout)
    activity_log.record("gathering recorded", gathering, by=by, area_id=project.area_id, fields=("purposes",))
    return gathering


class CorrectedMeanwhileError(ValidationError):
    """Somebody else corrected the gathering since it was read, so nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else corrected this while you were writing. What they wrote stands below, and yours is still here. "
            "Save again if yours should take its place."
        )


@transaction.atomic
def correct_gathering(
    *,
    gathering: Gathering,
    facts: GatheringFacts,
    turnout: Mapping[Group, Turnout],
    seen: str | None = None,
    by: Actor,
) -> None:
    """Correct what was written down of a gathering.

    `seen` is the mark (`mark_of_gathering`) of what was recorded when it was read. Raises `CorrectedMeanwhileError`
    where something else is recorded by now.
    """
    _check(gathering.project, facts, turnout)
    Gathering.objects.select_for_update().get(pk=gathering.pk)
    stands = mark_of_gathering(gathering)
    if stands == rules.mark_of_record(_columns(facts).values(), _people(turnout)):
        return  # the button was pressed twice
    if seen is not None and seen != stands:
        raise CorrectedMeanwhileError
    for name, value in _columns(facts).items():
        setattr(gathering, name, value)
    gathering.save(update_fields=list(_columns(facts)))
    Attendance.objects.filter(gathering=gathering).delete()
    _write_turnout(gathering, turnout)
    activity_log.record(
        "gathering corrected", gathering, by=by, area_id=gathering.area_id, fields=(*_columns(facts), "attendance")
    )


def _columns(facts: GatheringFacts) -> dict[str, object]:
    return {
        "title": facts.title.strip(),
        "held_on": facts.held_on,
        "purposes": [purpose.value for purpose in Purpose if purpose in facts.purposes],
        "papers_sent_on": facts.papers_sent_on,
        "access": facts.access,
        "access_note": facts.access_note.strip(),
    }


def _write_turnout(gathering: Gathering, turnout: Mapping[Group, Turnout]) -> None:
    Attendance.objects.bulk_create(
        Attendance(gathering=gathering, group=group, invited=people.invited, came=people.came)
        for group, people in turnout.items()
        if people.came or people.invited
    )


def _people(turnout: Mapping[Group, Turnout]) -> list[tuple[int, int | None, int]]:
    return [(group.pk, one.invited, one.came) for group, one in turnout.items() if one.came or one.invited]


def _check(project: Project, facts: GatheringFacts, turnout: Mapping[Group, Turnout]) -> None:
    problems = [
        rules.problem_with_purposes(facts.purposes),
        rules.problem_with_papers(held_on=facts.held_on, papers_sent_on=facts.papers_sent_on),
        *(rules.problem_with_people(invited=people.invited, came=people.came) for people in turnout.values()),
    ]
    if facts.held_on > clock.today():
        problems.append("This day has not come yet. Record a gathering once it has been held.")
    if any(group.area_id != project.area_id for group in turnout):
        problems.append("These groups belong to another area.")
    found = [problem for problem in problems if problem]
    if found:
        raise ValidationError(found)
