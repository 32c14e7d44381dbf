"""Checklists in use in an area, for its team."""

from django.db.models import QuerySet
from django.http import Http404

from alongside.frameworks.enums import Moment
from alongside.frameworks.queries import pack_in, version_or_none
from alongside.frameworks.schema import Checklist
from alongside.frameworks.schema.base import by_id
from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.practice import permissions
from alongside.practice.models import ChecklistTick, ChecklistUse
from alongside.practice.ticking import Ticks, Voice


def uses_of(area: Area) -> QuerySet[ChecklistUse]:
    """Every use of a checklist, the newest first."""
    uses = ChecklistUse.objects.filter(area=area).select_related("area", "project", "pack_version", "started_by")
    return uses.defer("pack_version__source")


def use_for(standing: Standing, pk: int) -> ChecklistUse:
    """A use in this area; `Http404` where there is none, `PermissionDenied` for who is not of its team."""
    permissions.check_can_reflect(standing)
    use = uses_of(standing.area).filter(pk=pk).first()
    if use is None:
        raise Http404("There is no checklist at this address.")
    return use


def checklist_of(use: ChecklistUse) -> Checklist:
    """The list itself, as the pack had it when it was taken up."""
    found = by_id(pack_in(use.area, use.pack_version).checklists, use.checklist)
    assert found is not None  # an installed version never changes
    return found


def checklist_in(area: Area, key: str) -> Checklist:
    """A list of the pack that the area works under now; `Http404` where there is none."""
    version = version_or_none(area)
    found = by_id(pack_in(area, version).checklists, key) if version else None
    if found is None:
        raise Http404("The pack of this area has no such checklist.")
    return found


def ticks_of(use: ChecklistUse) -> Ticks:
    """What each voice says to each thing now: one query."""
    rows = ChecklistTick.objects.filter(use=use, is_current=True)
    return {(Voice(row.voice, Moment(row.moment)), row.item): row.said for row in rows}
