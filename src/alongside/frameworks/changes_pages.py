"""What differs between two versions of a pack, as people read it: where, what, the words before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from alongside.frameworks.difference import Change, Files, Kind, Path, difference
from alongside.frameworks.files import PACK_FILE, is_stage
from alongside.frameworks.passages import name_of

_WHAT: Mapping[Kind, str] = {
    Kind.ADDED: "New",
    Kind.REMOVED: "Taken out",
    Kind.CHANGED: "Other words",
    Kind.MOVED: "Another order",
}
# What every version has of its own; the page says it at its head.
_NOT_TOLD = frozenset({(PACK_FILE, "id"), (PACK_FILE, "version")})


@dataclass(frozen=True)
class ShownChange:
    """One thing that differs, in words."""

    what: str
    where: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedPart:
    """What differs in one file of a pack."""

    title: str
    changes: tuple[ShownChange, ...]


def changed_parts(old: Files, new: Files) -> tuple[ChangedPart, ...]:
    """What differs, by the part of the pack; nothing but its id and version counts as nothing."""
    changes = [change for change in difference(old, new) if change.path not in _NOT_TOLD]
    return tuple(
        ChangedPart(part_title(file, new if file in new else old), tuple(_shown(change, old, new) for change in here))
        for file, here in groupby(changes, key=lambda change: change.path[0])
    )


def part_title(file: str, files: Files) -> str:
    """What a file of a pack is called on the screen."""
    if file == PACK_FILE:
        return "The pack itself"
    if is_stage(file):
        return f"Stage: {name_of(files.get(file)) or file}"
    return file.removesuffix(".yaml").replace("-", " ").replace("signoff", "sign-off").capitalize()


def field_title(field: str) -> str:
    """What a field of a pack is called on the screen."""
    if field == "easy":
        return "The same in easy words"
    easy = field.startswith("easy_")
    title = field.removeprefix("easy_").replace("_", " ").capitalize()
    return f"{title}, in easy words" if easy else title


def _shown(change: Change, old: Files, new: Files) -> ShownChange:
    names = _names_on(change.path, new) or _names_on(change.path, old)
    last = change.path[-1]
    is_thing = isinstance(change.before, dict) or isinstance(change.after, dict)
    field = "" if is_thing or change.kind is Kind.MOVED else field_title(last)
    if change.kind is Kind.MOVED:
        return ShownChange(_WHAT[change.kind], " › ".join(names), field_title(last), "", "")
    return ShownChange(_WHAT[change.kind], " › ".join(names), field, _told(change.before), _told(change.after))


def _names_on(path: Path, files: Files) -> list[str]:
    """The titles of everything that one passes on the way to a place."""
    names: list[str] = []
    node: Any = files
    for step in path:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list):
            node = next((one for one in node if isinstance(one, dict) and step in _names_of(one)), None)
        name = name_of(node)
        if name:
            names.append(name)
    return names


def _names_of(thing: Mapping[str, Any]) -> set[str]:
    return {str(thing.get("id")), str(thing.get("value")), f"{thing.get('kind')}@{thing.get('level')}"}


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "\n".join(_words_in(value))
    if isinstance(value, list):
        return "\n".join(filter(None, (_told(one) for one in value)))
    return str(value)


def _words_in(thing: Mapping[str, Any]) -> Iterable[str]:
    """What a thing says, without its ids."""
    for field, value in thing.items():
        told = "" if field in ("id", "kind", "symbol") else _told(value)
        if told and not isinstance(value, bool):
            yield told
