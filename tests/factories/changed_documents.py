"""Every document that differs from another in one place, to see whether it is noticed."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.factories.mark_documents import copied


def paths(value: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document, leaves and branches."""
    if so_far:
        yield so_far
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*so_far, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*so_far, number))


def at(document: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        document = document[step]
    return document


def changes(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each document that differs in one place: changed, taken out, doubled, wrapped, turned round, with more in it."""
    for path in paths(document):
        name = ".".join(map(str, path))
        for how, change in CHANGES.items():
            changed = copied(document)
            if change(at(changed, path[:-1]), path[-1]):
                yield f"{how} {name}", changed


def _say_something_else(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], str):
        return False
    holder[key] += "x"
    return True


def _take_out(holder: Any, key: Any) -> bool:
    del holder[key]
    return True


def _wrap(holder: Any, key: Any) -> bool:
    holder[key] = [holder[key]]
    return True


def _empty(holder: Any, key: Any) -> bool:
    holder[key] = None
    return True


def _turn_round(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], list) or len(holder[key]) < 2:
        return False
    holder[key].reverse()
    return True


def _say_twice(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], list):
        return False
    holder[key].append(holder[key][-1])
    return True


def _add_an_undefined_term(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], dict):
        return False
    holder[key]["grade"] = "excellent"
    return True


def _add_a_defined_term(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], dict) or "description" in holder[key]:
        return False
    holder[key]["description"] = "excellent"
    return True


CHANGES: dict[str, Callable[[Any, Any], bool]] = {
    "changed": _say_something_else,
    "taken out": _take_out,
    "wrapped": _wrap,
    "emptied": _empty,
    "turned round": _turn_round,
    "said twice": _say_twice,
    "undefined term in": _add_an_undefined_term,
    "defined term in": _add_a_defined_term,
}
