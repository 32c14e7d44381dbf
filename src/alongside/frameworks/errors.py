"""What is wrong with a pack: where, why, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

# How to find a value in a file: the keys and places that lead to it.
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class PackError:
    """One thing that is wrong. `line` counts from 1; it is the nearest line where the thing itself is missing."""

    file: str
    line: int
    reason: str
    what_to_do: str

    def __str__(self) -> str:
        end = "" if self.what_to_do.endswith("?") else "."
        return f"{self.file}:{self.line}: {self.reason}. {self.what_to_do}{end}"


class PackRefusedError(Exception):
    """A pack that cannot be taken as it is, with everything that is wrong with it."""

    def __init__(self, errors: Sequence[PackError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


@dataclass(frozen=True)
class Finding:
    """Something that is wrong in a pack's meaning, before anybody has looked up the line."""

    file: str
    place: Place
    reason: str
    what_to_do: str
