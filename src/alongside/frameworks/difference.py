"""What differs between two versions of a pack: changes that make the one out of the other, without a database.

Things in a list are told apart by their ids, so that a rung which only moved is not said to be another one.
"""

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

# How to find something in the files of a pack: the file, then fields and the ids of things in lists.
Path = tuple[str, ...]
Files = Mapping[str, Any]

# What tells the things of a list apart; a list whose things have none of these changes as a whole.
_NAMES = (("id",), ("value",), ("kind", "level"))


class Kind(Enum):
    """What happened at a place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One thing that differs. A move has the order of the ids before and after."""

    kind: Kind
    path: Path
    before: Any = None
    after: Any = None


def difference(old: Files, new: Files) -> list[Change]:
    """What makes `new` out of `old`, in the order in which it has to be done; nothing where both say the same."""
    return list(_between(dict(old), dict(new), ()))


def applied(old: Files, changes: Sequence[Change]) -> dict[str, Any]:
    """The files after the changes; those that were given stay as they are. Raises `KeyError` for a strange place."""
    files = copy.deepcopy(dict(old))
    for change in changes:
        _apply(files, change)
    return files


def at(files: Files, path: Path) -> Any:
    """What stands at a place. Raises `KeyError` where nothing does."""
    node: Any = files
    for step in path:
        node = _inside(node, step)
    return node


def names_in(things: Any) -> list[str] | None:
    """The ids of a list of things, in their order; nothing where its things have none, or one twice."""
    fields = _fields_of(things)
    return None if fields is None else [_name(thing, fields) for thing in things]


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same. `1` is not `true`, and the order of fields doesn't count."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _between(old: Any, new: Any, path: Path) -> Iterator[Change]:
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _between_fields(old, new, path)
    elif _fields_of(old) is not None and _fields_of(old) == _fields_of(new):
        yield from _between_lists(old, new, path)
    else:
        yield Change(Kind.CHANGED, path, old, new)


def _between_fields(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield Change(Kind.REMOVED, (*path, name), before=old[name])
        elif name not in old:
            yield Change(Kind.ADDED, (*path, name), after=new[name])
        else:
            yield from _between(old[name], new[name], (*path, name))


def _between_lists(old: list[Any], new: list[Any], path: Path) -> Iterator[Change]:
    fields = _fields_of(old) or ()
    before = {_name(thing, fields): thing for thing in old}
    after = {_name(thing, fields): thing for thing in new}
    for name, thing in before.items():
        if name not in after:
            yield Change(Kind.REMOVED, (*path, name), before=thing)
        else:
            yield from _between(thing, after[name], (*path, name))
    added = [name for name in after if name not in before]
    for name in added:
        yield Change(Kind.ADDED, (*path, name), after=after[name])
    standing = [name for name in before if name in after] + added
    if standing != list(after):
        yield Change(Kind.MOVED, path, before=standing, after=list(after))


def _apply(files: dict[str, Any], change: Change) -> None:
    if change.kind is Kind.MOVED:
        things = at(files, change.path)
        fields = _fields_of(things) or ()
        things.sort(key=lambda thing: change.after.index(_name(thing, fields)))
        return
    *around, last = change.path
    node = at(files, tuple(around))
    if isinstance(node, dict):
        if change.kind is Kind.REMOVED:
            del node[last]
        else:
            node[last] = copy.deepcopy(change.after)
    elif change.kind is Kind.ADDED:
        node.append(copy.deepcopy(change.after))
    else:
        node.remove(_inside(node, last))


def _inside(node: Any, step: str) -> Any:
    if isinstance(node, dict):
        return node[step]
    fields = _fields_of(node)
    for thing in node if fields else ():
        if _name(thing, fields or ()) == step:
            return thing
    raise KeyError(step)


def _fields_of(things: Any) -> tuple[str, ...] | None:
    """Which fields name each thing of a list, each differently."""
    if not isinstance(things, list) or not things or not all(isinstance(thing, dict) for thing in things):
        return None
    for fields in _NAMES:
        if all(isinstance(thing.get(field), str) for thing in things for field in fields):
            return fields if len({_name(thing, fields) for thing in things}) == len(things) else None
    return None


def _name(thing: dict[str, Any], fields: Sequence[str]) -> str:
    return "@".join(thing[field] for field in fields)
