"""Many notes typed at once, one on each line. Plain functions over plain text."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from alongside.live.choices import Choice, as_value

MOST_LINES = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One note: the line on which it was typed (0 where it was only counted), what was chosen, and the words."""

    number: int
    words: str = ""
    value: str = ""


class NotAChoiceError(ValueError):
    """What stands before the colon is meant as a choice and is none; the message says what there is."""


def lines_of(text: str) -> list[tuple[int, str]]:
    """Every line that holds anything, with its number, exactly as it was typed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def read_line(number: int, line: str, *, choices: Sequence[Choice], takes_words: bool) -> Line:
    """A line as a note. Where something is chosen it comes first, by its place, its id or its name.

    `2: too loud` chooses the second answer; `3,1` the third and the first; with words alone, nothing is chosen.
    Raises `NotAChoiceError`.
    """
    if not choices:
        return Line(number, words=line)
    head, colon, rest = line.partition(":")
    chosen = [_choice(one, choices) for one in head.split(",")]
    if all(chosen):
        words = rest.strip() if colon else ""
        return Line(number, words=words, value=as_value([one for one in chosen if one]))
    if takes_words and not _looks_chosen(head):
        return Line(number, words=line)
    there_is = ", ".join(f"{place} {choice.label}" for place, choice in enumerate(choices, start=1))
    raise NotAChoiceError(f"“{head.strip()}” is none of the answers. There is: {there_is}.")


def _looks_chosen(head: str) -> bool:
    return all(one.strip().isdigit() for one in head.split(","))


def _choice(typed: str, choices: Sequence[Choice]) -> str:
    """The value that somebody means; an id before a name, and a name before a place."""
    wanted = " ".join(typed.split()).casefold()
    for choice in choices:
        if wanted in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    place = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else 0
    return choices[place - 1].value if 1 <= place <= len(choices) else ""


def ids_of(batch: UUID, lines: Iterable[Line]) -> list[UUID]:
    """An id for each, from its content and which of the identical ones it is: sent twice, nothing comes twice."""
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for line in lines:
        seen[line.words, line.value] += 1
        ids.append(uuid5(batch, json.dumps([line.words, line.value, seen[line.words, line.value]])))
    return ids


def doubles_in(lines: Sequence[Line], *, known: Collection[str]) -> list[Line]:
    """Those whose very words are known already, or stand on an earlier line."""
    seen = set(known)
    doubles = []
    for line in lines:
        if line.words and line.words in seen:
            doubles.append(line)
        seen.add(line.words)
    return doubles
