"""The words in a pack: which of them an area may say in its own way, and where its own word takes another's place.

What is words and what is an id, a picture or a date is read from the schema of the file; without a database.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from alongside.frameworks.difference import Change, Files, Kind, Path, applied, names_in
from alongside.frameworks.files import PACK_FILE, is_stage, model_of

LONGEST: Final = 4000
# Words that quote a framework or say who stands behind it: another word there would make the quotation untrue.
QUOTED: Final = frozenset({"source", "publisher", "whose_view", "easy_whose_view", "word"})
# Who somebody is by their words, in the order in which they are looked for.
_TITLES = ("title", "term", "text", "label", "example")


@dataclass(frozen=True)
class Passage:
    """A field with words: its limits, and whether something must stand there. A date is one too, to be set anew."""

    field: str
    words: str
    longest: int = LONGEST
    is_required: bool = True
    is_date: bool = False


@dataclass(frozen=True)
class Thing:
    """Something in a pack that has words of its own, with the titles of what it stands in."""

    path: Path
    title: str
    inside: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def file(self) -> str:
        return self.path[0]

    @property
    def address(self) -> str:
        """Where it is, as it stands in an address."""
        return "/".join(self.path)


def things(files: Files) -> list[Thing]:
    """Everything in a pack that has words, file by file, `pack.yaml` first."""
    found: list[Thing] = []
    for name in sorted(files, key=lambda name: (name != PACK_FILE, name)):
        model = model_of(name)
        if model is not None:
            schema = _schema(model)
            found += _things(files[name], _Schema(schema, schema), (name,), ())
    return found


def thing_at(files: Files, address: str) -> Thing | None:
    """What is at an address; nothing where there is no such thing."""
    return next((thing for thing in things(files) if thing.address == address), None)


def worded(files: Files, thing: Thing, words: Mapping[str, str]) -> dict[str, Any]:
    """The files with other words in a thing's fields; a field that may be left out goes where nothing is said.

    A question that stands in several stages is one question, so it changes in all of them.
    """
    fields = {passage.field: passage for passage in thing.passages}
    said = {field: text for field, text in words.items() if field in fields and text != fields[field].words}
    paths = [thing.path]
    if is_stage(thing.file) and len(thing.path) > 1:
        paths += [(name, *thing.path[1:]) for name in files if is_stage(name) and name != thing.file]
    known = {other.path for other in things(files)}
    changes = [
        Change(Kind.CHANGED if text else Kind.REMOVED, (*path, field), after=text)
        for path in paths
        if path in known
        for field, text in said.items()
        if text or not fields[field].is_required
    ]
    return applied(files, changes)


def spoken(files: Files, *, word: str, ours: str, easy: str) -> dict[str, Any]:
    """The files with an area's own word wherever the pack says `word`; `easy` is the one in easy words.

    What quotes a framework stays (`QUOTED`), and so does a text that would grow longer than its field may be.
    """
    changes = []
    for thing in things(files):
        for passage in thing.passages:
            text = replaced(passage.words, word=word, ours=easy if passage.field.startswith("easy") else ours)
            fits = len(text) <= passage.longest
            if text != passage.words and fits and not passage.is_date and passage.field not in QUOTED:
                changes.append(Change(Kind.CHANGED, (*thing.path, passage.field), after=text))
    return applied(files, changes)


def replaced(text: str, *, word: str, ours: str) -> str:
    """A text with `ours` wherever `word` stands by itself; a capital at its beginning stays one."""
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    return whole.sub(lambda found: ours[:1].upper() + ours[1:] if found[0][:1].isupper() else ours, text)


def name_of(thing: Any) -> str:
    """What somebody would call a thing of a pack: its title, or the first words that it has."""
    if isinstance(thing, dict):
        return next((str(thing[field]) for field in _TITLES if thing.get(field)), "")
    return ""


@dataclass(frozen=True)
class _Schema:
    """A node of a JSON Schema, with the whole in which its references are found."""

    node: Mapping[str, Any]
    whole: Mapping[str, Any]

    def inner(self, node: Mapping[str, Any], data: Any) -> "_Schema":
        """A node below this one, past references, and of several shapes the one that the data has."""
        while True:
            if "$ref" in node:
                node = self.whole["$defs"][node["$ref"].rsplit("/", 1)[-1]]
            elif "anyOf" in node:
                node = next((one for one in node["anyOf"] if self._fits(one, data)), {})
            else:
                return _Schema(node, self.whole)

    def _fits(self, node: Mapping[str, Any], data: Any) -> bool:
        wanted = {"array": list, "object": dict, "string": str}.get(self.inner(node, data).node.get("type", ""))
        return wanted is not None and isinstance(data, wanted)


@cache
def _schema(model: Any) -> dict[str, Any]:
    schema: dict[str, Any] = model.model_json_schema()
    return schema


def _things(data: Any, schema: _Schema, path: Path, inside: tuple[str, ...]) -> Iterator[Thing]:
    if not isinstance(data, dict):
        return
    passages = tuple(_passages(data, schema))
    title = name_of(data)
    if passages:
        yield Thing(path, title, inside, passages)
    within = (*inside, title) if title else inside
    for field, node in schema.node.get("properties", {}).items():
        value = data.get(field)
        below = schema.inner(node, value)
        if isinstance(value, dict):
            yield from _things(value, below, (*path, field), within)
        elif isinstance(value, list):
            for name, one in zip(names_in(value) or (), value, strict=False):
                entry = below.inner(below.node.get("items", {}), one)
                yield from _things(one, entry, (*path, field, name), within)


def _passages(data: Mapping[str, Any], schema: _Schema) -> Iterator[Passage]:
    required = schema.node.get("required", ())
    for field, node in schema.node.get("properties", {}).items():
        found = schema.inner(node, data.get(field, "")).node
        is_date = found.get("format") == "date"
        if found.get("type") != "string" or any(key in found for key in ("pattern", "enum", "const")):
            continue
        if "format" in found and not is_date:
            continue
        words = data.get(field) or ""
        yield Passage(field, words, found.get("maxLength", LONGEST), field in required, is_date)
