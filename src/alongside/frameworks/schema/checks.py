"""What has to hold before an area may put its mark under a piece of work."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from alongside.frameworks.enums import CHECKS_ABOUT_GROUPS, CHECKS_WITH_DAYS, CheckKind
from alongside.frameworks.schema.base import Frozen, Id, Sentence, Text


class PackCheck(Frozen):
    """One thing that has to hold, from the product's own vocabulary of checks, in the pack's words.

    A check about people names `groups`, one about time its `days`. `may_be_attested` lets a person say, with their
    name and a note, what no record shows.
    """

    id: Id
    check: CheckKind
    text: Sentence
    easy: Sentence
    groups: tuple[Id, ...] = ()
    days: Annotated[int, Field(ge=0, le=365)] | None = None
    may_be_attested: bool = False
    help: str = ""
    easy_help: str = ""

    @model_validator(mode="after")
    def _says_what_it_is_about(self) -> Self:
        if (self.check in CHECKS_ABOUT_GROUPS) != bool(self.groups):
            wanted = "is about people: name their `groups`" if not self.groups else "is not about groups"
            raise ValueError(f"`{self.check.value}` {wanted}")
        if (self.check in CHECKS_WITH_DAYS) != (self.days is not None):
            wanted = "needs a number of `days`" if self.days is None else "has no `days`"
            raise ValueError(f"`{self.check.value}` {wanted}")
        return self


class ChecksFile(Frozen):
    """`checks.yaml`."""

    description: Text
    easy: Text
    checks: Annotated[tuple[PackCheck, ...], Field(min_length=1)]
