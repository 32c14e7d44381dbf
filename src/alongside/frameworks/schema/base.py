"""What every model of a pack shares: frozen, nothing unknown, ids and words with their limits."""

from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from alongside.core.symbols import SYMBOLS


class Frozen(BaseModel):
    """A part of a pack. It cannot be changed, and a field that it doesn't know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _known_symbol(name: str) -> str:
    if name not in SYMBOLS:
        raise ValueError(f"there is no picture called “{name}”")
    return name


# An id stands in addresses, in CSV files and in the database, so it is plain.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120)]
ShortTitle = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Symbol = Annotated[str, AfterValidator(_known_symbol), Field(json_schema_extra={"enum": sorted(SYMBOLS)})]


class HasId(Protocol):
    """Anything in a pack that can be referred to."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=HasId)


def by_id(things: Sequence[T], wanted: str) -> T | None:
    """The one with this id, or nothing."""
    return next((thing for thing in things if thing.id == wanted), None)
