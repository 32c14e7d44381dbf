"""Put people on the map around a young person, change what it says of them, and take them off."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity
from alongside.activity.actors import Actor
from alongside.projects import queries, rules
from alongside.projects.actions.projects import lock
from alongside.projects.models import MapEntry, Project

GONE = "Somebody else took this off the map while you were looking."


@dataclass(frozen=True)
class OnMap:
    """What a map says of somebody: who they are, where they stand, whether they are missing, whom to talk to."""

    words: str
    place: str
    is_missing: bool = False
    should_talk_to: MapEntry | None = None


@transaction.atomic
def put_on_map(*, project: Project, who: OnMap, by: Actor) -> MapEntry:
    """Put somebody on the map. Raises `ValidationError` where the pack has no such place, or the map is full."""
    lock(project)
    _check(project, who)
    if MapEntry.objects.filter(project=project).count() >= rules.MOST_ON_A_MAP:
        raise ValidationError(f"There are {rules.MOST_ON_A_MAP} on this map already. Take somebody off first.")
    entry = MapEntry.objects.create(project=project, put_by_id=by.person_id, **_columns(who))
    activity.record("put on map", entry, by=by, area_id=project.area_id, fields=("place", "is_missing"))
    return entry


@transaction.atomic
def change_on_map(*, entry: MapEntry, who: OnMap, by: Actor) -> None:
    """Change what the map says of somebody. Raises `ValidationError` where they were taken off meanwhile."""
    lock(entry.project)
    _check(entry.project, who)
    if who.should_talk_to is not None and who.should_talk_to.pk == entry.pk:
        raise ValidationError("Choose somebody else for them to talk to.")
    if not MapEntry.objects.filter(pk=entry.pk).exists():
        raise ValidationError(GONE)
    for name, value in _columns(who).items():
        setattr(entry, name, value)
    entry.save(update_fields=list(_columns(who)))
    activity.record("changed on map", entry, by=by, area_id=entry.project.area_id, fields=tuple(_columns(who)))


@transaction.atomic
def take_off_map(*, entry: MapEntry, by: Actor) -> None:
    """Take somebody off the map; twice changes nothing."""
    lock(entry.project)
    if MapEntry.objects.filter(pk=entry.pk).exists():
        activity.record("taken off map", entry, by=by, area_id=entry.project.area_id, fields=("place",))
        MapEntry.objects.filter(pk=entry.pk).delete()


def _columns(who: OnMap) -> dict[str, object]:
    return {
        "words": who.words.strip(),
        "place": who.place,
        "is_missing": who.is_missing,
        "should_talk_to": who.should_talk_to,
    }


def _check(project: Project, who: OnMap) -> None:
    people_map = queries.pack_for_project(project).people_map
    if people_map is None or who.place not in {place.id for place in people_map.places}:
        raise ValidationError("The map of this project has no such place.")
    if not who.words.strip():
        raise ValidationError("Say who it is.")
    if who.should_talk_to is not None and who.should_talk_to.project_id != project.pk:
        raise ValidationError("They are on another map.")
