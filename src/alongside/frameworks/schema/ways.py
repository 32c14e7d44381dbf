"""How people work together: the ladder, and the levels at which they do it."""

from typing import Annotated

from pydantic import Field

from alongside.frameworks.schema.base import Frozen, Id, ShortTitle, Text, Title


class Rung(Frozen):
    """One way of working together. `step` 1 is the bottom of the ladder."""

    id: Id
    step: Annotated[int, Field(ge=1, description="1 is the bottom of the ladder, the highest number its top")]
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text


class Family(Frozen):
    """Rungs that belong together, such as everything that is done *with* people."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    easy: Text
    rungs: Annotated[tuple[Rung, ...], Field(min_length=1)]


class Foundation(Frozen):
    """What lies beneath every rung, where a pack says that something does."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text


class LadderFile(Frozen):
    """`ladder.yaml`: families of rungs, and what lies beneath them."""

    title: Title
    easy_title: Title
    description: Text
    easy: Text
    families: Annotated[tuple[Family, ...], Field(min_length=1)]
    foundation: Foundation | None = None

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """All rungs, from the bottom to the top."""
        return tuple(sorted((rung for family in self.families for rung in family.rungs), key=lambda rung: rung.step))


class Level(Frozen):
    """How far a piece of work reaches: one person, a service, a whole area."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text


class LevelsFile(Frozen):
    """`levels.yaml`."""

    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
