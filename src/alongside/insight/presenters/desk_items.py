"""What waits on a desk, as its page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.people.standing import Standing

if TYPE_CHECKING:
    from alongside.insight.presenters.desk import Desk

SHOWN_AT_ONCE = 5


@dataclass(frozen=True)
class Item:
    """One thing that waits: where it leads, what it is about, and how pressing it is (a tag's words and kind)."""

    title: str
    url: str = ""
    meta: str = ""
    tag: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind that wait."""

    key: str
    title: str
    why: str
    symbol: str
    items: tuple[Item, ...]

    @property
    def first(self) -> tuple[Item, ...]:
        """What is shown at once."""
        return self.items[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> tuple[Item, ...]:
        """What is shown when somebody asks for more."""
        return self.items[SHOWN_AT_ONCE:]


@dataclass(frozen=True)
class Kind:
    """A kind of thing that may wait: how it is told, who is told of it, and how it is found."""

    key: str
    title: str
    why: str
    symbol: str
    is_for: Callable[[Standing], bool]
    find: Callable[[Desk], Iterator[Item]]


def is_team(standing: Standing) -> bool:
    """Told to the whole team."""
    return standing.is_team


def speaks_for_a_group(standing: Standing) -> bool:
    """Told to who speaks for a group."""
    return bool(standing.group_ids)


def counted(number: int, one: str, many: str) -> str:
    """ "1 person", "3 people"."""
    return f"{number} {one if number == 1 else many}"
