"""What people of an area hold to, and the words they use: principles, priorities, benefits, glossary."""

from typing import Annotated

from pydantic import Field

from alongside.frameworks.schema.base import Frozen, Id, Sentence, ShortTitle, Text, Title


class Commitment(Frozen):
    """One thing that everybody does who holds to a principle."""

    id: Id
    text: Sentence
    easy: Sentence


class Principle(Frozen):
    """A principle with its commitments."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    commitments: Annotated[tuple[Commitment, ...], Field(min_length=1)]


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
