"""Checklists in use: the only place that writes them."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.frameworks.enums import Moment
from alongside.frameworks.queries import pack_of, version_for
from alongside.frameworks.schema.base import by_id
from alongside.people.models import Area, Group
from alongside.practice.limits import LONGEST_TICK_NOTE, MOST_USES
from alongside.practice.models import ChecklistTick, ChecklistUse
from alongside.practice.ticking import Tick, mark_of_tick
from alongside.projects.models import Project
from alongside.projects.rules import tidied


@transaction.atomic
def take_up_checklist(
    *, area: Area, checklist: str, about: str, project: Project | None = None, by: Actor
) -> ChecklistUse:
    """Take up a checklist of the area's pack for a piece of work. Raises `ValidationError` where that cannot be."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)  # the limit is of the area
    version = version_for(area)
    if by_id(pack_of(version).checklists, checklist) is None:
        raise ValidationError("The pack of this area has no such checklist.")
    if not about.strip():
        raise ValidationError("Say what it is about.")
    if project is not None and project.area_id != area.pk:
        raise ValidationError("This project belongs to another area.")
    if ChecklistUse.objects.filter(area=area).count() >= MOST_USES:
        raise ValidationError(f"This area has taken up {MOST_USES:,} checklists. Go on with one of those.")
    use = ChecklistUse.objects.create(
        area=area,
        project=project,
        pack_version=version,
        checklist=checklist,
        about=about.strip(),
        started_by_id=by.person_id,
    )
    activity_log.record("checklist taken up", use, by=by, area_id=area.pk, fields=("checklist",))
    return use


class TickedMeanwhileError(ValidationError):
    """Somebody else said something to the same things since they were read; `ticks` is what stands there now."""

    def __init__(self, ticks: Mapping[str, Tick]) -> None:
        super().__init__("Somebody else changed this while you were writing.")
        self.ticks = ticks


@transaction.atomic
def tick(
    *,
    use: ChecklistUse,
    moment: Moment,
    group: Group | None,
    ticks: Mapping[str, Tick],
    seen: Mapping[str, str] | None = None,
    by: Actor,
) -> list[ChecklistTick]:
    """Say what is so, for the team or for a group; what was said before stays as history.

    `seen` are the marks (`mark_of_tick`) of what stood there when it was read. Raises `TickedMeanwhileError` where
    something else stands there by now, and then nothing is written; `ValidationError` for something that is not on the
    list, and for words that are too long.
    """
    checklist = by_id(pack_of(use.pack_version).checklists, use.checklist)
    known = {item.id for item in checklist.items} if checklist else set()
    if not known.issuperset(ticks):
        raise ValidationError("This is not on the list.")
    if group is not None and group.area_id != use.area_id:
        raise ValidationError("This group belongs to another area.")
    if any(len(tidied(one.words)) > LONGEST_TICK_NOTE for one in ticks.values()):
        raise ValidationError(f"Keep each remark below {LONGEST_TICK_NOTE} characters.")
    ChecklistUse.objects.select_for_update().get(pk=use.pk)
    voice = group.key if group else ""
    rows = ChecklistTick.objects.filter(use=use, moment=moment, voice=voice, is_current=True)
    current = {row.item: row for row in rows}
    if seen is not None:
        _check_is_as_seen(ticks, current, seen)
    written = [_tick(use, moment, voice, item, one, current.get(item), by=by) for item, one in ticks.items()]
    return [row for row in written if row is not None]


def _check_is_as_seen(ticks: Mapping[str, Tick], current: Mapping[str, ChecklistTick], seen: Mapping[str, str]) -> None:
    now = {item: current[item].said if item in current else Tick(None) for item in ticks}
    others = {
        item: stands
        for item, stands in now.items()
        if mark_of_tick(stands) not in (seen.get(item, ""), mark_of_tick(ticks[item]))
    }
    if others:
        raise TickedMeanwhileError(others)


def _tick(
    use: ChecklistUse, moment: Moment, voice: str, item: str, said: Tick, earlier: ChecklistTick | None, *, by: Actor
) -> ChecklistTick | None:
    answer, words = said.answer or "", tidied(said.words)
    if (answer, words) == ((earlier.answer, earlier.words) if earlier else ("", "")):
        return None
    if earlier is not None:
        ChecklistTick.objects.filter(pk=earlier.pk).update(is_current=False)
    row = ChecklistTick.objects.create(
        use=use,
        moment=moment,
        voice=voice,
        item=item,
        number=earlier.number + 1 if earlier else 1,
        answer=answer,
        words=words,
        said_by_id=by.person_id,
    )
    activity_log.record("checklist ticked", row, by=by, area_id=use.area_id, fields=(item,))
    return row
