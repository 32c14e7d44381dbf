"""The list of worry words that every area has: plain data among the packs."""

from dataclasses import dataclass
from functools import cache, lru_cache
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
    phrases: flagging.Phrases
    before_names: frozenset[str]
    never_names: frozenset[str]


@cache
def _lists() -> _Lists:
    data: dict[str, Any] = read_file(FILE).data
    worries = tuple(str(word) for entry in data["worries"] for word in entry["words"])
    return _Lists(
        worries=worries,
        phrases=flagging.Phrases(worries),
        before_names=frozenset(map(str, data["names"]["before"])),
        never_names=frozenset(map(str, data["names"]["never"])),
    )


def common_words() -> tuple[str, ...]:
    """The words and phrases of the common list."""
    return _lists().worries


@lru_cache(maxsize=256)
def _with_common(own_words: tuple[str, ...]) -> flagging.Phrases:
    return flagging.Phrases((*common_words(), *own_words))


def flags_of(text: str, own_words: tuple[str, ...] = ()) -> list[str]:
    """Why words are flagged, as the facilitator reads it; empty where they are not.

    `own_words` are those that the area added.
    """
    lists = _lists()
    found = (_with_common(own_words) if own_words else lists.phrases).found_in(text)
    flags = [f"{WORRY}: {', '.join(found)}"] if found else []
    if flagging.may_name_somebody(text, before=lists.before_names, never=lists.never_names):
        flags.append(NAME)
    return flags


def is_flagged(text: str, own_words: tuple[str, ...] = ()) -> bool:
    """Whether a person should look at these words first."""
    return bool(text.strip()) and bool(flags_of(text, own_words))
