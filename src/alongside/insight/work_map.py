"""Where a piece of work stands on a pack's map of kinds and levels (S2). Plain functions over plain data."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alongside.frameworks.enums import Fact
from alongside.frameworks.schema.around import WorkKind
from alongside.gatherings.enums import Purpose

# What a gathering shows, in the vocabulary in which packs speak of facts.
SHOWS: Mapping[Purpose, Fact] = {
    Purpose.NAMED_NEED: Fact.NEED_NAMED_WITH,
    Purpose.EXPLAINED: Fact.EXPLAINED_TO,
    Purpose.ASKED: Fact.ASKED,
    Purpose.DESIGNED: Fact.DESIGNED_WITH,
    Purpose.DECIDED: Fact.DECIDED_WITH,
    Purpose.DID: Fact.DONE_WITH,
}


@dataclass(frozen=True)
class Work:
    """A project with the rung that it claims, or a gathering with what happened there."""

    title: str
    url: str
    level: str = ""
    rung: str = ""
    purposes: tuple[str, ...] = ()
    held_on: date | None = None


Cells = Mapping[tuple[str, str], Sequence[Work]]


def kinds_of(work: Work, kinds: Iterable[WorkKind]) -> list[str]:
    """The kinds of involving people that a piece of work is: by its rung, or by what happened there."""
    facts = {SHOWS[Purpose(purpose)] for purpose in work.purposes if Purpose(purpose) in SHOWS}
    return [kind.id for kind in kinds if work.rung in kind.rungs or facts.intersection(kind.facts)]


def placed(works: Iterable[Work], *, kinds: Sequence[WorkKind], levels: Collection[str]) -> tuple[Cells, list[Work]]:
    """Every cell of the map with its work, also the empty ones; and the work that has no place on it."""
    cells: dict[tuple[str, str], list[Work]] = {(kind.id, level): [] for kind in kinds for level in levels}
    without: list[Work] = []
    for work in works:
        found = [(kind, work.level) for kind in kinds_of(work, kinds) if work.level in levels]
        for place in found:
            cells[place].append(work)
        if not found:
            without.append(work)
    return cells, without
