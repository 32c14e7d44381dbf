"""What people of an area look at themselves with: open questions, checklists, measures, and Lundy's four.

None of it is a score. A checklist is ticked, a measure is rated by the same people at several moments, and what
is reflected on stays with those who reflected.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from alongside.frameworks.enums import MinutesPart
from alongside.frameworks.schema.base import Frozen, Id, Sentence, ShortTitle, Text, Title
from alongside.frameworks.schema.forms import Question


class Reflection(Frozen):
    """One open question to talk about."""

    id: Id
    text: Sentence
    easy: Sentence


class ReflectionSet(Frozen):
    """Questions about one thing."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    questions: Annotated[tuple[Reflection, ...], Field(min_length=1)]


class ReflectionFile(Frozen):
    """`reflection.yaml`. `opening` is asked before a group is shown anybody's principles, so that what it says
    first is its own (requirement P3)."""

    opening: Annotated[tuple[Reflection, ...], Field(min_length=1)]
    sets: tuple[ReflectionSet, ...] = ()


class PlanningQuestion(Frozen):
    """Something to ask of each activity while it is planned (Lundy 2007)."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    text: Sentence
    easy: Sentence


class PlanningFile(Frozen):
    """`planning.yaml`."""

    source: Text
    questions: Annotated[tuple[PlanningQuestion, ...], Field(min_length=1)]


class ChecklistItem(Frozen):
    """One thing to look at."""

    id: Id
    text: Sentence
    easy: Sentence


class Checklist(Frozen):
    """A list for one kind of work; `level` names how far that work reaches, where the pack has levels."""

    id: Id
    title: Title
    easy_title: Title
    description: Text
    easy: Text
    level: Id | None = None
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]


class ChecklistsFile(Frozen):
    """`checklists.yaml`."""

    checklists: Annotated[tuple[Checklist, ...], Field(min_length=1)]


class Measure(Frozen):
    """A statement that the same people rate from 1 to `steps` at several moments. `low` and `high` are its ends."""

    id: Id
    text: Sentence
    easy: Sentence
    steps: Annotated[int, Field(ge=2, le=10)]
    low: ShortTitle
    easy_low: ShortTitle
    high: ShortTitle
    easy_high: ShortTitle
    moments: Annotated[tuple[Literal["start", "middle", "end"], ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _moments_in_their_order(self) -> Self:
        order = ("start", "middle", "end")
        if list(self.moments) != sorted(set(self.moments), key=order.index):
            raise ValueError("name each moment once, in the order start, middle, end")
        return self


class MeasuresFile(Frozen):
    """`measures.yaml`."""

    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]


class MinutesQuestion(Question):
    """Something to write down of a meeting. `holds` says that it is about what every minutes hold anyway."""

    holds: MinutesPart | None = None


class MinutesFile(Frozen):
    """`minutes.yaml`: what is written down of each meeting."""

    title: Title
    easy_title: Title
    summary: Text
    easy_summary: Text
    questions: Annotated[tuple[MinutesQuestion, ...], Field(min_length=1)]

    @property
    def written(self) -> tuple[MinutesQuestion, ...]:
        """The questions that are answered in words, beside the day, the groups and the follow-ups."""
        return tuple(question for question in self.questions if question.holds is None)

    def about(self, part: MinutesPart) -> MinutesQuestion | None:
        """The pack's own words for what every minutes hold; nothing where it doesn't ask."""
        return next((question for question in self.questions if question.holds is part), None)
