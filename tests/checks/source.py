"""Reads the repository's own files for the checks beside this module."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "alongside"


@dataclass(frozen=True)
class Source:
    """One file: where it stands in the repository, and what is in it."""

    path: PurePosixPath
    text: str

    @functools.cached_property
    def tree(self) -> ast.Module:
        """What Python makes of it."""
        return ast.parse(self.text, str(self.path))

    @property
    def inside(self) -> tuple[str, ...]:
        """The names of the folders above it and its own, without ending."""
        return (*self.path.parent.parts, self.path.stem)

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())

    def at(self, node: ast.AST) -> str:
        """`file:line` of a part of it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


def planted(path: str, text: str) -> Source:
    """A file that is nowhere: what a check has to find."""
    return Source(PurePosixPath(path), text)


def files(folder: Path, ending: str) -> Iterator[Source]:
    """Every file below a folder with that ending."""
    for path in sorted(folder.rglob(f"*{ending}")):
        if "build" not in path.relative_to(folder).parts:
            yield Source(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text(encoding="utf-8"))


@functools.cache
def product_python() -> tuple[Source, ...]:
    """The product's Python."""
    return tuple(files(PACKAGE, ".py"))


@functools.cache
def templates() -> tuple[Source, ...]:
    """The product's templates."""
    return tuple(
        source for ending in (".html", ".svg") for source in files(PACKAGE, ending) if "templates" in source.inside
    )


def document(name: str) -> str:
    """One of the repository's documents."""
    return (ROOT / name).read_text(encoding="utf-8")
