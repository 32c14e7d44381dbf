"""The record of a project as somebody reads it before they sign: each thing in it, and a digest over all of it.

The digest is the SHA-256 of the record in canonical JSON: keys sorted, nothing between them, UTF-8. It covers which
project this is and which version of the pack, so that it belongs to nothing else.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.crypto import salted_hmac


class Kind(Enum):
    """What sort of thing stands in a record; the value is how a page calls several of them."""

    PROJECT = "The project"
    PACK = "The way of working"
    LABEL = "The label"
    PART = "What the project says of itself"
    READINESS = "Before the start"
    STAGE = "The forms"
    GATHERING = "Gatherings"
    MINUTES = "Minutes"
    SESSION = "Sessions"
    THEME = "Themes"
    DECISION = "Decisions"
    PROMISE = "Promises"
    REVIEW = "How each group looked back"
    CHECK = "What has to hold"
    REMARK = "“That is not how it was”"


@dataclass(frozen=True)
class Item:
    """One thing of a record. Only `value` is digested, so it holds facts; `title` is how a page calls it."""

    kind: Kind
    id: str
    title: str
    value: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Where it stands in the record."""
        return f"{self.kind.name.lower()}:{self.id}"


@dataclass(frozen=True)
class Snapshot:
    """A record at one moment."""

    items: tuple[Item, ...]

    @property
    def canonical(self) -> str:
        """The whole record in one fixed spelling."""
        return canonical({item.key: item.value for item in self.items})

    @property
    def digest(self) -> str:
        """The SHA-256 over it, as 64 hexadecimal characters."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @property
    def prints(self) -> dict[str, str]:
        """A short fingerprint of each thing, under the site's own key: nobody can guess words from it."""
        return {item.key: _print(item) for item in self.items}


class Turn(Enum):
    """What became of a thing since somebody read it."""

    NEW = "New"
    CHANGED = "Changed"
    GONE = "No longer there"


@dataclass(frozen=True)
class Change:
    """Something that is otherwise than it was read. What is gone has no title any more."""

    turn: Turn
    kind: Kind
    title: str


def changes(prints: Mapping[str, str], now: Snapshot) -> list[Change]:
    """What changed between a record that somebody read and the one that stands now."""
    there = {item.key for item in now.items}
    found = [
        Change(Turn.CHANGED if item.key in prints else Turn.NEW, item.kind, item.title)
        for item in now.items
        if prints.get(item.key) != _print(item)
    ]
    gone = (Kind[key.partition(":")[0].upper()] for key in prints if key not in there)
    return [*found, *(Change(Turn.GONE, kind, "") for kind in gone)]


def canonical(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """JSON with sorted keys and no spaces, as it is digested."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _print(item: Item) -> str:
    return salted_hmac("alongside.assurance.signing", canonical(item.value), algorithm="sha256").hexdigest()[:20]
