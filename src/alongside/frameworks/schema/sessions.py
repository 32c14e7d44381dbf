"""Templates of sessions: who comes, what they do, what they are asked."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from alongside.frameworks.enums import ActivityKind, Moment, Takes
from alongside.frameworks.schema.base import Frozen, Id, Sentence, ShortTitle, Symbol, Text, Title
from alongside.frameworks.schema.groups import PackGroup


class Value(Frozen):
    """One answer that can be chosen: a face, a step of a scale."""

    value: Id
    label: ShortTitle
    easy_label: ShortTitle
    symbol: Symbol | None = None


class PromptTemplate(Frozen):
    """One thing that is asked.

    `takes` one answer (a new one replaces it) or many. An answer has words, a value, or both; where a
    prompt has values and words, either may be left out. `moments` is empty, or names when it is asked.
    """

    id: Id
    text: Sentence
    easy: Sentence
    symbol: Symbol | None = None
    takes: Takes
    words: bool
    values: tuple[Value, ...] = ()
    moments: tuple[Moment, ...] = ()

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if not self.words and not self.values:
            raise ValueError("nobody can answer this: it takes no words and has no `values`")
        if self.moments and self.takes is Takes.MANY:
            raise ValueError("what is asked at several moments takes one answer at each")
        if len(set(self.moments)) != len(self.moments):
            raise ValueError("a moment stands here twice")
        return self


class ActivityTemplate(Frozen):
    """What people do together for a while."""

    id: Id
    title: Title
    easy_title: Title
    kind: ActivityKind
    prompts: Annotated[tuple[PromptTemplate, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _kind_fits_the_prompts(self) -> Self:
        if self.kind is ActivityKind.BOARD and not all(prompt.words for prompt in self.prompts):
            raise ValueError("every prompt of a board takes words")
        if self.kind is not ActivityKind.BOARD and not all(prompt.values for prompt in self.prompts):
            raise ValueError(f"every prompt of the kind `{self.kind.value}` needs `values`")
        return self


class SessionTemplate(Frozen):
    """A whole session, ready to be set up. Its groups are its own, or the pack's."""

    id: Id
    title: Title
    easy_title: Title
    summary: Text
    notice: str = ""
    easy_notice: str = ""
    groups: Literal["pack"] | Annotated[tuple[PackGroup, ...], Field(min_length=1)]
    activities: Annotated[tuple[ActivityTemplate, ...], Field(min_length=1)]


class ActivitiesFile(Frozen):
    """`activities.yaml`."""

    templates: Annotated[tuple[SessionTemplate, ...], Field(min_length=1)]
