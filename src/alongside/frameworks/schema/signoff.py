"""Who signs for a piece of work, what else must be so, and the mark that it may carry then."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from alongside.frameworks.schema.base import Frozen, Id, Text, Title

Conditions = Annotated[tuple["Condition", ...], Field(min_length=1, max_length=50)]


class Condition(Frozen):
    """One thing that must be so. Exactly one of its fields is given.

    `check` is one of the pack's checks, `every_check` all of them; `label_supports` a rung that the honest label has
    to reach; `group_signs` a group that signs, with a reservation or without; `distinct_people` how many different
    people have to have signed; `assessor_awards` the award by an assessor from another area.
    """

    all_of: Conditions | None = None
    any_of: Conditions | None = None
    check: Id | None = None
    every_check: Literal[True] | None = None
    label_supports: Id | None = None
    group_signs: Id | None = None
    distinct_people: Annotated[int, Field(ge=1, le=50)] | None = None
    assessor_awards: Literal[True] | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError(f"a condition says exactly one of: {', '.join(type(self).model_fields)}")
        return self

    @property
    def inner(self) -> tuple["Condition", ...]:
        """The conditions inside this one."""
        return self.all_of or self.any_of or ()

    def walk(self) -> Iterator["Condition"]:
        """This condition and all inside it, in their order."""
        yield self
        for condition in self.inner:
            yield from condition.walk()


class Assessment(Frozen):
    """What goes to assessors of another area: which of the pack's forms, and what the assessors look for."""

    description: Text
    easy: Text
    stages: Annotated[tuple[Id, ...], Field(min_length=1)]


class MarkTerms(Frozen):
    """What the mark is called, what it says of work that carries it, and for how many months."""

    title: Title
    easy_title: Title
    description: Text
    easy: Text
    months: Annotated[int, Field(ge=1, le=120)]


class SignoffFile(Frozen):
    """`signoff.yaml`. `family_groups` are those for whom nobody signs who led the work."""

    description: Text
    easy: Text
    needs: Condition
    family_groups: tuple[Id, ...] = ()
    assessment: Assessment | None = None
    mark: MarkTerms

    @property
    def groups(self) -> tuple[str, ...]:
        """The keys of the groups that are asked to sign, in the order in which they are named."""
        named = (condition.group_signs for condition in self.needs.walk())
        return tuple(dict.fromkeys(key for key in named if key is not None))

    @property
    def wants_assessors(self) -> bool:
        """Whether the mark depends on the award of an assessor."""
        return any(condition.assessor_awards for condition in self.needs.walk())
