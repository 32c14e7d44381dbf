"""Reads the demonstration's content."""

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CONTENT = Path(__file__).resolve().parent / "content"


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the content, read once: the files belong to the product and nobody changes what they say."""
    loaded: dict[str, Any] = YAML(typ="safe").load(CONTENT / name)
    return loaded


def read_all(folder: str) -> list[dict[str, Any]]:
    """Every file of a folder, in the order of their names."""
    return [read(f"{folder}/{path.name}") for path in sorted((CONTENT / folder).glob("*.yaml"))]


def read_all_named(folder: str) -> dict[str, dict[str, Any]]:
    """Every file of a folder, by its name."""
    return {path.name: read(f"{folder}/{path.name}") for path in sorted((CONTENT / folder).glob("*.yaml"))}
