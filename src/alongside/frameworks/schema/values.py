"""What people of an area hold to, and the words they use: principles, priorities, benefits, glossary."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from alongside.frameworks.schema.base import Frozen, Id, Sentence, ShortTitle, Text, Title
from alongside.frameworks.schema.reflecting import Reflection


class Commitment(Frozen):
    """One thing that everybody does who holds to a principle."""

    id: Id
    text: Sentence
    easy: Sentence


class Principle(Frozen):
    """A principle, with what people commit to or with what they ask themselves about it.

    `at_centre` is true for one that holds the others together.
    """

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    description: str = ""
    easy: str = ""
    at_centre: bool = False
    commitments: tuple[Commitment, ...] = ()
    questions: tuple[Reflection, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.commitments and not self.questions:
            raise ValueError("a principle has `commitments`, `questions`, or both")
        if bool(self.description) != bool(self.easy):
            raise ValueError("`description` and `easy` go together")
        return self


class PrincipleSet(Frozen):
    """Principles that were agreed together."""

    id: Id
    title: Title
    easy_title: Title
    description: Text
    easy: Text
    principles: Annotated[tuple[Principle, ...], Field(min_length=1)]


class PrinciplesFile(Frozen):
    """`principles.yaml`."""

    sets: Annotated[tuple[PrincipleSet, ...], Field(min_length=1)]


class Tag(Frozen):
    """Something that work can be marked with: a priority that it serves, a benefit that it had."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text


class PrioritiesFile(Frozen):
    """`priorities.yaml`."""

    priorities: Annotated[tuple[Tag, ...], Field(min_length=1)]


class BenefitsFile(Frozen):
    """`benefits.yaml`."""

    benefits: Annotated[tuple[Tag, ...], Field(min_length=1)]


class Term(Frozen):
    """A word that not everybody knows, and what it means."""

    id: Id
    term: ShortTitle
    meaning: Text
    easy: Text


class GlossaryFile(Frozen):
    """`glossary.yaml`."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
