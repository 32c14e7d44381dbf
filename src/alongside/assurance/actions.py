"""Remarks on labels: the only place that writes them. The label itself is worked out anew each time."""

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.assurance.models import Remark
from alongside.people.models import Group
from alongside.projects.models import Project

LONGEST_REMARK = 1000


@transaction.atomic
def remark(*, project: Project, words: str, rung: str, group: Group | None, role: str, by: Actor) -> Remark:
    """Say, beside a project's label, that it was not so. Raises `ValidationError` where nothing is said."""
    said = words.strip()
    if not said or len(said) > LONGEST_REMARK:
        raise ValidationError(f"Say how it was, in {LONGEST_REMARK} characters at most.")
    if group is not None and group.area_id != project.area_id:
        raise ValidationError("This group belongs to another area.")
    row = Remark.objects.create(
        area_id=project.area_id,
        project=project,
        words=said,
        rung=rung,
        group=group,
        role="" if group else role,
        written_by_id=by.person_id,
    )
    activity_log.record("label remarked on", row, by=by, area_id=project.area_id, fields=("words",))
    return row


@transaction.atomic
def take_back(*, row: Remark, by: Actor) -> None:
    """Remove a remark with its words."""
    activity_log.record("remark taken back", row, by=by, area_id=row.area_id, fields=("words",))
    row.delete()
