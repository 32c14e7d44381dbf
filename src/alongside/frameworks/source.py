"""Reading a pack's files: YAML to plain data, with the line of every value, and one canonical spelling of it all."""

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from alongside.frameworks.errors import PackError, Place

LARGEST_FILE = 1_000_000
DEEPEST = 40
# Every reader of JSON takes whole numbers up to here for what they are.
LARGEST_NUMBER = 2**53


@dataclass(frozen=True)
class SourceFile:
    """One file of a pack: what it says as plain data, and the document that knows its lines."""

    path: str
    data: Any
    document: Any

    def line_of(self, place: Place) -> int:
        """The line of a value, or of the nearest thing around it where it is missing. Counted from 1."""
        node, line = self.document, 0
        for step in place:
            is_there = step in node if isinstance(node, CommentedMap) else _is_entry(node, step)
            if not is_there or node.lc.data is None or step not in node.lc.data:
                break
            line = node.lc.data[step][0]
            node = node[step]
        return int(line) + 1


class SourceError(Exception):
    """A file that cannot be read as YAML; carries the error as it is shown."""

    def __init__(self, error: PackError) -> None:
        super().__init__(str(error))
        self.error = error


def read_file(path: Path) -> SourceFile:
    """Read one YAML file. Raises `SourceError`."""
    text = _text_of(path)
    try:
        document = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _source_error(
            path, mark.line + 1 if mark else 1, _yaml_reason(error), "Look at this line and at the one above it"
        ) from error
    except YAMLError as error:
        raise _source_error(path, 1, "this is not YAML", "Save the file as plain text in UTF-8") from error
    except (ValueError, OverflowError) as error:
        raise _source_error(
            path,
            1,
            "there is a date, a number or a character in it that cannot be",
            "Look at its dates, its numbers, and what stands after a backslash",
        ) from error
    except TypeError as error:
        raise _source_error(path, 1, "there is a field name in it that is no text", "Put it in quotes") from error
    except RecursionError as error:
        raise _source_error(path, 1, "lists and fields stand too deep in one another", "Write them flat") from error
    file = SourceFile(path=str(path), data=None, document=document)
    return SourceFile(path=str(path), data=_Plain(file, path).of(document, ()), document=document)


def _is_entry(node: Any, step: str | int) -> bool:
    return isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node)


def _text_of(path: Path) -> str:
    try:
        is_large = path.stat().st_size > LARGEST_FILE
        raw = b"" if is_large else path.read_bytes()
    except OSError as error:
        raise _source_error(
            path, 1, "this file cannot be read", "Look at who may read it, and save it again"
        ) from error
    if is_large:
        raise _source_error(path, 1, "this file is larger than a megabyte", "Split it, or leave something out")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _source_error(path, line, "there are characters here that are not UTF-8", "Save the file as UTF-8") from (
            error
        )
    line = _too_deep_at(text)
    if line:
        raise _source_error(path, line, "lists and fields stand too deep in one another", "Write them flat")
    return text


def _too_deep_at(text: str) -> int:
    """The line at which brackets stand too deep in one another; 0 where none do. YAML itself takes minutes over them."""
    deep = 0
    for found in _BRACKETS.finditer(text):
        deep += 1 if found[0] in "[{" else -1 if deep else 0
        if deep > DEEPEST:
            return text.count("\n", 0, found.start()) + 1
    return 0


_BRACKETS = re.compile(r"[\[\]{}]")


def _yaml_reason(error: MarkedYAMLError) -> str:
    problem = (error.problem or error.context or "this is not YAML").splitlines()[0]
    if "duplicate key" in problem:
        return "the same field stands here twice"
    return f"this is not YAML: {problem}"


def _source_error(path: Path, line: int, reason: str, what_to_do: str) -> SourceError:
    return SourceError(PackError(file=str(path), line=line, reason=reason, what_to_do=what_to_do))


_HALF = re.compile("[\\ud800-\\udfff]")


class _Plain:
    """Turns ruamel's document into plain data: text trimmed and in one Unicode form, dates as text."""

    def __init__(self, file: SourceFile, path: Path) -> None:
        self.file = file
        self.path = path
        self.seen: set[int] = set()

    def of(self, node: Any, place: Place) -> Any:
        if isinstance(node, CommentedMap | CommentedSeq):
            self._refuse_second_use(node, place)
        if isinstance(node, CommentedMap):
            if node.merge:
                raise self._refused(place, "packs don't use YAML's `<<`", "Write it out here")
            return {self._key(key, place): self.of(value, (*place, key)) for key, value in node.items()}
        if isinstance(node, CommentedSeq):
            return [self.of(value, (*place, number)) for number, value in enumerate(node)]
        plain = _plain_scalar(node)
        if isinstance(plain, int) and abs(plain) > LARGEST_NUMBER:
            raise self._refused(place, "this number is larger than any that a pack needs", "Write a smaller one")
        return self._sound(plain, place) if isinstance(plain, str) else plain

    def _sound(self, text: str, place: Place) -> str:
        """Half a character, written with a backslash, can be stored and sent nowhere."""
        if _HALF.search(text):
            raise self._refused(place, "there is half a character in it", "Write the character itself")
        return text

    def _key(self, key: Any, place: Place) -> str:
        if isinstance(key, str):
            return self._sound(str(key), (*place, key))
        raise self._refused((*place, key), f"the field name {key} is not text", "Put it in quotes")

    def _refuse_second_use(self, node: Any, place: Place) -> None:
        # An alias (`*name`) gives the same node again; many of them in each other would grow without end.
        if id(node) in self.seen:
            raise self._refused(place, "packs don't use YAML's anchors and aliases", "Write it out here")
        self.seen.add(id(node))

    def _refused(self, place: Place, reason: str, what_to_do: str) -> SourceError:
        return _source_error(self.path, self.file.line_of(place), reason, what_to_do)


def _plain_scalar(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value)).strip()
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def canonical(files: dict[str, Any]) -> str:
    """What the files of a pack say, in one fixed spelling: keys sorted, nothing between them."""
    return json.dumps(files, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(canonical_source: str) -> str:
    """The SHA-256 of a canonical source, as 64 hexadecimal characters."""
    return hashlib.sha256(canonical_source.encode()).hexdigest()
