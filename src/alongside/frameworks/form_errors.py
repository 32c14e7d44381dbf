"""Pydantic's errors in the words of somebody who writes a pack."""

import difflib
import json
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from alongside.frameworks.errors import Finding, Place
from alongside.frameworks.schema.base import Frozen

LONGEST_SHOWN = 40
MOST_SHOWN = 200

# Kinds of error that need nothing but the name of what is wrong: reason, and what to do.
_PLAIN = {
    "string_type": ("`{name}` has to be words", "Put it in quotes if it is a number or a date"),
    "string_too_short": ("`{name}` is empty", "Write something, or delete the line if the field may be left out"),
    "int_type": ("`{name}` has to be a whole number", "Write it without quotes, such as 1"),
    "bool_type": ("`{name}` has to be true or false", "Write true or false without quotes"),
    "tuple_type": ("`{name}` has to be a list", "Put each entry on a line of its own that begins with a dash"),
    "too_short": ("`{name}` is empty", "Give it at least one entry, or delete the file or field"),
    "model_type": ("this has to be a set of fields", "Write `name: value` lines here"),
    "model_attributes_type": ("this has to be a set of fields", "Write `name: value` lines here"),
    "missing": ("`{name}` is missing", "Add a line that begins with `{name}:`"),
}


def form_findings(model: type[Frozen], *, file: str, data: Any) -> tuple[Frozen | None, list[Finding]]:
    """Read one file's data as its model: the model, or what is wrong with the data's form."""
    try:
        return model.model_validate_json(json.dumps(data)), []
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _only_follows(detail)]
        found = _without_doubles([_finding(model, file, data, detail) for detail in details[:MOST_SHOWN]])
        more = len(details) - MOST_SHOWN
        return None, [*found, _more(file, more)] if more > 0 else found


def _more(file: str, more: int) -> Finding:
    return Finding(
        file, (), f"{more:,} more things are wrong in this file", "Mend those that are listed, then check again"
    )


def _only_follows(detail: ErrorDetails) -> bool:
    """A list whose entries are wrong counts as too short as well; its entries are what the writer has to mend."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """A value that may have one of two shapes has an error for each; the writer needs one."""
    return list({finding.place: finding for finding in reversed(findings)}.values())[::-1]


def _finding(model: type[Frozen], file: str, data: Any, detail: ErrorDetails) -> Finding:
    place = _place_in(data, detail["loc"])
    name = _name(place, file)
    reason, what_to_do = _words(model, name, place, detail)
    return Finding(file=file, place=place, reason=reason, what_to_do=what_to_do)


def _name(place: Place, file: str) -> str:
    """What the writer would call it: the field, or which entry of which list."""
    if place and isinstance(place[-1], int):
        return f"entry {place[-1] + 1} of {_name(place[:-1], file)}"
    return str(place[-1]) if place else file


def _place_in(data: Any, loc: Place) -> Place:
    """Pydantic's path without its own steps (the names of the branches of a union)."""
    place: list[str | int] = []
    node = data
    for position, step in enumerate(loc):
        is_last = position == len(loc) - 1
        inside = (isinstance(node, dict) and step in node) or (
            isinstance(node, list) and isinstance(step, int) and step < len(node)
        )
        if inside:
            node = node[step]
            place.append(step)
        elif is_last and isinstance(node, dict) and isinstance(step, str) and "[" not in step:
            place.append(step)
    return tuple(place)


def _words(model: type[Frozen], name: str, place: Place, detail: ErrorDetails) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f"`{name}` is not a field here", _nearest(name, _fields_at(model, place[:-1]))
    if kind == "string_pattern_mismatch":
        return f"`{name}` is not written as it has to be", _pattern_advice(name)
    if kind == "string_too_long":
        return f"`{name}` is longer than {context['max_length']} characters", "Make it shorter"
    if kind in ("enum", "literal_error"):
        expected = context["expected"].replace("True", "true").replace("False", "false")
        return f"`{name}` cannot be “{_shortened(detail['input'])}”", f"Choose one of: {expected}"
    if kind == "value_error":
        return str(context["error"]), "Change it, or what stands around it"
    if kind.startswith("date"):
        return f"`{name}` is not a date", "Write it as year-month-day, such as 2027-09-30"
    reason, what_to_do = _PLAIN.get(kind, (f"`{{name}}`: {detail['msg']}", "Change it"))
    return reason.format(name=name), what_to_do.format(name=name)


def _shortened(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _pattern_advice(name: str) -> str:
    if name == "version":
        return 'Write numbers with dots between them, in quotes, such as "1.0"'
    if name == "locale":
        return "Write a language and a country, such as en-GB"
    return "Use small letters from a to z, digits, and single dashes between them"


def _nearest(name: str, fields: list[str]) -> str:
    close = difflib.get_close_matches(name, fields, n=1)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"Delete it; the fields here are: {', '.join(fields)}"


def _fields_at(model: type[BaseModel], place: Place) -> list[str]:
    """The names of the fields that belong where `place` leads, from the model's own JSON Schema."""
    whole = model.model_json_schema()
    node: dict[str, Any] = whole
    for step in place:
        node = _resolved(node, whole)
        node = node.get("properties", {}).get(step, {}) if isinstance(step, str) else node.get("items", {})
    return list(_resolved(node, whole).get("properties", {}))


def _resolved(node: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", []):
        found = _resolved(option, whole)
        if found.get("type") in ("object", "array"):
            return found
    if "$ref" in node:
        found = whole["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        return dict(found)
    return node
