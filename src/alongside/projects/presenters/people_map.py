"""The map of the people around a young person: a picture in two halves around its centre, and a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.frameworks.schema import PeopleMap
from alongside.frameworks.schema.around import MapPlace
from alongside.projects import queries
from alongside.projects.models import MapEntry, Project


@dataclass(frozen=True)
class PlaceOnMap:
    """A place of the map with those who stand there."""

    place: MapPlace
    people: tuple[MapEntry, ...]


@dataclass(frozen=True)
class DrawnMap:
    """The map: its places left and right of the centre.

    `before` are places that only an earlier version of the pack has, with those who stand there still. The whole map
    is one from before where `is_of_now` is false: it can be read, and nobody can be put on it.
    """

    language: PeopleMap
    places: tuple[PlaceOnMap, ...]
    before: tuple[PlaceOnMap, ...] = ()
    is_of_now: bool = True

    @property
    def halves(self) -> tuple[tuple[PlaceOnMap, ...], tuple[PlaceOnMap, ...]]:
        """Half of the places, and the others; the first half is the larger."""
        middle = (len(self.places) + 1) // 2
        return self.places[:middle], self.places[middle:]

    @property
    def missing(self) -> tuple[MapEntry, ...]:
        """Those who ought to be there and are not."""
        return tuple(entry for one in (*self.places, *self.before) for entry in one.people if entry.is_missing)


def map_of(project: Project) -> DrawnMap | None:
    """The map of a project with everybody on it; nothing where its pack has none and nobody stands on an earlier one.

    One query, and one more where somebody stands in a place that the pack of now does not have.
    """
    now, entries = queries.pack_for_project(project).people_map, queries.on_map(project)
    known = {place.id for place in now.places} if now else set()
    if known.issuperset(entry.place for entry in entries):
        return drawn_map(now, entries) if now else None
    before = [pack.people_map for pack in queries.earlier_packs(project) if pack.people_map]
    if now is None:
        return drawn_map(before[0], entries, before=before[1:], is_of_now=False)
    return drawn_map(now, entries, before=before)


def drawn_map(
    language: PeopleMap, entries: Sequence[MapEntry], *, before: Sequence[PeopleMap] = (), is_of_now: bool = True
) -> DrawnMap:
    """The map of these people in a picture language; `before` are those of earlier versions, the newest first."""
    here = {place.id for place in language.places}
    gone = {place.id: place for one in reversed(before) for place in one.places if place.id not in here}
    stood = [_with_people(place, entries) for place in gone.values()]
    return DrawnMap(
        language,
        places=tuple(_with_people(place, entries) for place in language.places),
        before=tuple(one for one in stood if one.people),
        is_of_now=is_of_now,
    )


def _with_people(place: MapPlace, entries: Sequence[MapEntry]) -> PlaceOnMap:
    return PlaceOnMap(place, tuple(entry for entry in entries if entry.place == place.id))
