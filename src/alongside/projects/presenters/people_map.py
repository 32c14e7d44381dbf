"""The map of the people around a young person: a picture in two halves around its centre, and a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.frameworks.schema import PeopleMap
from alongside.frameworks.schema.around import MapPlace
from alongside.projects.models import MapEntry


@dataclass(frozen=True)
class PlaceOnMap:
    """A place of the map with those who stand there."""

    place: MapPlace
    people: tuple[MapEntry, ...]


@dataclass(frozen=True)
class DrawnMap:
    """The map: its places left and right of the centre."""

    language: PeopleMap
    places: tuple[PlaceOnMap, ...]

    @property
    def halves(self) -> tuple[tuple[PlaceOnMap, ...], tuple[PlaceOnMap, ...]]:
        """Half of the places, and the others; the first half is the larger."""
        middle = (len(self.places) + 1) // 2
        return self.places[:middle], self.places[middle:]

    @property
    def missing(self) -> tuple[MapEntry, ...]:
        """Those who ought to be there and are not."""
        return tuple(entry for one in self.places for entry in one.people if entry.is_missing)


def drawn_map(language: PeopleMap, entries: Sequence[MapEntry]) -> DrawnMap:
    """The map of these people; those whose place the pack no longer has stand nowhere."""
    return DrawnMap(
        language,
        tuple(
            PlaceOnMap(place, tuple(entry for entry in entries if entry.place == place.id)) for place in language.places
        ),
    )
