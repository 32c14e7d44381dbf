"""The list of worry words that every area has: plain data among the packs."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from alongside.frameworks.loading import COMMON_FOLDER
from alongside.frameworks.source import read_file
from alongside.live import flagging

FILE: Final = COMMON_FOLDER / "worry-words.yaml"
WORRY = "May be a worry"
NAME = "May name somebody"


@dataclass(frozen=True)
class _Lists:
    worries: tuple[str, ...]
    before_names: frozenset[str]
    never_names: frozenset[str]


@cache
def _lists() -> _Lists:
    data: dict[str, Any] = read_file(FILE).data
    return _Lists(
        worries=tuple(str(word) for entry in data["worries"] for word in entry["words"]),
        before_names=frozenset(map(str, data["names"]["before"])),
        never_names=frozenset(map(str, data["names"]["never"])),
    )


def common_words() -> tuple[str, ...]:
    """The words and phrases of the common list."""
    return _lists().worries


def flags_of(text: str, own_words: tuple[str, ...] = ()) -> list[str]:
    """Why words are flagged, as the facilitator reads it; empty where they are not.

    `own_words` are those that the area added.
    """
    lists = _lists()
    found = flagging.worries_in(text, (*lists.worries, *own_words) if own_words else lists.worries)
    flags = [f"{WORRY}: {', '.join(found)}"] if found else []
    if flagging.may_name_somebody(text, before=lists.before_names, never=lists.never_names):
        flags.append(NAME)
    return flags


def is_flagged(text: str, own_words: tuple[str, ...] = ()) -> bool:
    """Whether a person should look at these words first."""
    return bool(text.strip()) and bool(flags_of(text, own_words))
