"""The words that belong to packs, and so to no code and no template."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.checks.source import PACKAGE

# Lists in a pack whose entries are the framework's own, and not the product's.
VOCABULARIES = frozenset(
    [
        "groups",
        "families",
        "rungs",
        "levels",
        "stages",
        "priorities",
        "principles",
        "benefits",
        "challenges",
        "kinds",
        "places",
        "checklists",
    ]
)


@functools.cache
def vocabulary(folder: Path = PACKAGE / "packs") -> frozenset[str]:
    """Every id and title in those lists, in small letters: of the packs that come along, or of the one in a folder."""
    found: set[str] = set()
    for path in folder.rglob("*.yaml"):
        content = YAML(typ="safe").load(path)
        if path.parent.name == "stages":
            content = {"stages": [content]}
        if path.parent.name != "_common":
            found.update(_named(content))
    return frozenset(words.casefold() for words in found)


def _named(content: Any) -> set[str]:
    """The ids and titles of the entries of all vocabularies, wherever they stand in a file."""
    found: set[str] = set()
    if isinstance(content, list):
        for entry in content:
            found |= _named(entry)
    elif isinstance(content, dict):
        for key, value in content.items():
            found |= _named(value)
            if key in VOCABULARIES and isinstance(value, list):
                entries = [entry for entry in value if isinstance(entry, dict)]
                found |= {
                    str(entry[name]) for entry in entries for name in ("id", "title", "easy_title") if name in entry
                }
    return found


def is_distinctive(word: str) -> bool:
    """Whether a word gives itself away wherever it stands; a lone or paired one is everyday language too."""
    return "-" in word or len(word.split()) > 2
