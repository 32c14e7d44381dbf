"""The record of a project as plain data, so that rules can be worked out without a database.

Groups stand in it by their keys. Everything in it has an id, with which its page can be found.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Source(Enum):
    """What kind of record something is."""

    GATHERING = "gathering"
    SESSION = "session"
    DECISION = "decision"
    THEME = "theme"
    PROMISE = "promise"
    PART = "part"
    PROJECT = "project"


@dataclass(frozen=True)
class Record:
    """One record behind a fact: what it is, its id, its name, and its day where it has one. They sort by their days."""

    source: Source
    id: int
    title: str
    on: date | None = None

    def __lt__(self, other: "Record") -> bool:
        return (self.on or date.min, self.source.value, self.id) < (other.on or date.min, other.source.value, other.id)


@dataclass(frozen=True)
class Occasion:
    """A time when people were together, or a session in which they spoke: what for, and which groups."""

    record: Record
    purposes: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True)
class Decided:
    """A decision that stands: on which theme, where it was taken, whether it says yes, whether it is public."""

    record: Record
    theme_id: int
    gathering_id: int | None
    is_yes: bool
    is_published: bool


@dataclass(frozen=True)
class Evidence:
    """Everything that is recorded of a project and counts towards its label."""

    occasions: tuple[Occasion, ...] = ()
    themes: tuple[Record, ...] = ()
    decisions: tuple[Decided, ...] = ()
    kept: tuple[Record, ...] = ()
    open_part: Record | None = None
    published: Record | None = None

    def occasions_for(self, purpose: str) -> list[Occasion]:
        """The occasions on which this was done."""
        return [occasion for occasion in self.occasions if purpose in occasion.purposes]


def attended(occasions: Collection[Occasion], groups: Collection[str]) -> list[Record]:
    """Those of some occasions at which any of these groups was there."""
    return sorted(occasion.record for occasion in occasions if occasion.groups.intersection(groups))
