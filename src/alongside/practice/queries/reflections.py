"""Reflections, fetched for who may read them: what a group says to itself stays with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from alongside.frameworks.loading import bundled_folders
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import installed_versions, pack_of, version_for
from alongside.frameworks.schema import Pack
from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.practice import permissions
from alongside.practice.models import Look, Reflection, ReflectionNote
from alongside.practice.topics import sets_of


@dataclass(frozen=True)
class ThinkingWith:
    """A pack that a group can think with: whose view it is stands beside it (P3)."""

    version: PackVersion
    pack: Pack


def reflections_of(standing: Standing) -> QuerySet[Reflection]:
    """The reflections of this area that whoever looks may read, the newest first."""
    found = _reflections().filter(area=standing.area)
    if permissions.can_write_down_for_all(standing):
        return found
    if not standing.is_team:
        return found.none()
    return found.filter(Q(group__isnull=True) | Q(group_id__in=standing.group_ids))


def reflection_for(standing: Standing, pk: int) -> Reflection:
    """A reflection of this area; `Http404` where there is none, `PermissionDenied` for who may not read it."""
    permissions.check_can_reflect(standing)
    reflection = _reflections().filter(area=standing.area, pk=pk).first()
    if reflection is None:
        raise Http404("There is no reflection at this address.")
    permissions.check_can_reflect_with(standing, group_id=reflection.group_id)
    return reflection


def looks_of(reflection: Reflection) -> list[Look]:
    """What a reflection looked at, in that order, with the packs and the notes: two queries."""
    looks = Look.objects.filter(reflection=reflection).select_related("pack_version")
    return list(looks.defer("pack_version__source").prefetch_related("notes__written_by"))


def look_in(reflection: Reflection, number: int) -> Look:
    """One of them; `Http404` where there is none."""
    look = next((look for look in looks_of(reflection) if look.number == number), None)
    if look is None:
        raise Http404("This group has not looked at that yet.")
    look.reflection = reflection
    return look


def opening_notes(reflection: Reflection) -> list[ReflectionNote]:
    """What a group said before it was shown anybody's principles, the oldest first."""
    return list(ReflectionNote.objects.filter(reflection=reflection, look__isnull=True).select_related("written_by"))


def note_in(reflection: Reflection, pk: int) -> ReflectionNote:
    """A note of a reflection; `Http404` where there is none."""
    note = ReflectionNote.objects.filter(reflection=reflection, pk=pk).first()
    if note is None:
        raise Http404("There is no such note. It may have been taken back.")
    note.reflection = reflection
    return note


def packs_to_think_with(area: Area) -> list[ThinkingWith]:
    """The area's own pack first, then the newest version of each that comes with the product: those with a topic."""
    own = version_for(area)
    known = {folder.name for folder in bundled_folders()}
    newest: dict[str, PackVersion] = {own.pack_id: own}
    for version in installed_versions():
        if version.pack_id in known:
            newest.setdefault(version.pack_id, version)
    found = [ThinkingWith(version, pack_of(version)) for version in newest.values()]
    return [one for one in found if sets_of(one.pack)]


def version_to_think_with(area: Area, pack_id: str) -> PackVersion:
    """One of those by its pack's id; `Http404` where there is none."""
    return _one(packs_to_think_with(area), pack_id).version


def _one(found: Sequence[ThinkingWith], pack_id: str) -> ThinkingWith:
    one = next((one for one in found if one.pack.id == pack_id), None)
    if one is None:
        raise Http404("There are no such principles here.")
    return one


def _reflections() -> QuerySet[Reflection]:
    # The pack's source is large and kept in memory by its digest, so it is never fetched beside a reflection.
    related = ("area", "group", "project", "pack_version", "started_by")
    return Reflection.objects.select_related(*related).defer("pack_version__source")
