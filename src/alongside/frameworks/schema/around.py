"""Who is around a young person, what an area does where, and what people undertake towards one another."""

from typing import Annotated

from pydantic import Field

from alongside.frameworks.enums import Fact
from alongside.frameworks.schema.base import Frozen, Id, Sentence, ShortTitle, Symbol, Text, Title


class MapPlace(Frozen):
    """One kind of people around a young person, as a picture that everybody can point at."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    symbol: Symbol
    description: Text
    easy: Text


class PeopleMap(Frozen):
    """`people-map.yaml`: everyone around a young person, in one picture language (requirement S8)."""

    title: Title
    easy_title: Title
    description: Text
    easy: Text
    centre: MapPlace
    places: Annotated[tuple[MapPlace, ...], Field(min_length=1)]


class WorkKind(Frozen):
    """One kind of involving people, such as telling them or asking them.

    A project is of this kind where it claims one of `rungs`, a gathering where it shows one of `facts`.
    """

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text
    rungs: tuple[Id, ...] = ()
    facts: tuple[Fact, ...] = ()


class Cell(Frozen):
    """What a kind of work can look like at one level."""

    kind: Id
    level: Id
    example: Text
    easy: Text


class WorkMapFile(Frozen):
    """`work-map.yaml`: kinds of work against the pack's levels, with an example for each (requirement S2)."""

    title: Title
    easy_title: Title
    description: Text
    easy: Text
    kinds: Annotated[tuple[WorkKind, ...], Field(min_length=1)]
    cells: Annotated[tuple[Cell, ...], Field(min_length=1)]

    def cell(self, kind: str, level: str) -> Cell | None:
        """The example where a kind and a level meet; nothing where there is none."""
        return next((cell for cell in self.cells if (cell.kind, cell.level) == (kind, level)), None)


class Undertaking(Frozen):
    """One thing that a side undertakes."""

    id: Id
    text: Sentence
    easy: Sentence


class Side(Frozen):
    """Those who undertake something towards the others."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    undertakings: Annotated[tuple[Undertaking, ...], Field(min_length=1)]


class Signpost(Frozen):
    """Where somebody can turn."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text


class BothWaysFile(Frozen):
    """`both-ways.yaml`: what each side undertakes, and where to turn when it goes wrong (requirement S9)."""

    sides: Annotated[tuple[Side, ...], Field(min_length=2)]
    signposts: tuple[Signpost, ...] = ()
