"""How people work together: the ladder, and the levels at which they do it."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from alongside.frameworks.enums import FACTS_ABOUT_GROUPS, Fact
from alongside.frameworks.schema.base import Frozen, Id, ShortTitle, Text, Title


class Need(Frozen):
    """Something that the record has to show before it supports a rung.

    A fact about people names `groups`; `how_many` says whether every one of them is needed or any one is enough.
    """

    fact: Fact
    groups: tuple[Id, ...] = ()
    how_many: Literal["every", "any"] = "every"

    @model_validator(mode="after")
    def _groups_go_with_the_fact(self) -> Self:
        if self.fact in FACTS_ABOUT_GROUPS and not self.groups:
            raise ValueError(f"`{self.fact.value}` is about people: name their `groups`")
        if self.fact not in FACTS_ABOUT_GROUPS and self.groups:
            raise ValueError(f"`{self.fact.value}` is not about groups, so it has no `groups`")
        return self


class Rung(Frozen):
    """One way of working together. `step` 1 is the bottom of the ladder.

    `needs` is what the record of a project has to show, all of it, before the honest label says this rung.
    """

    id: Id
    step: Annotated[int, Field(ge=1, description="1 is the bottom of the ladder, the highest number its top")]
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text
    needs: tuple[Need, ...] = ()


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
    def says_what_it_needs(self) -> bool:
        """Whether any rung asks something of the record; without that no label can be worked out."""
        return any(rung.needs for rung in self.rungs)

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
