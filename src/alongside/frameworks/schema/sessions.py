"""Templates of sessions: who comes, what they do, what they are asked."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from alongside.frameworks import activity_kinds
from alongside.frameworks.enums import Choosing, Moment, Takes, Way
from alongside.frameworks.schema.base import Frozen, Id, Sentence, ShortTitle, Symbol, Text, Title
from alongside.frameworks.schema.groups import PackGroup


def _known_kind(kind: str) -> str:
    if kind not in activity_kinds.known():
        raise ValueError(
            f"there is no kind of activity called “{kind}”: it is one of {', '.join(activity_kinds.known())}"
        )
    return kind


def _offer_kinds(schema: dict[str, Any]) -> None:
    schema["enum"] = activity_kinds.known()


Kind = Annotated[Id, AfterValidator(_known_kind), Field(json_schema_extra=_offer_kinds)]


class Value(Frozen):
    """One answer that can be chosen: a face, a step of a scale."""

    value: Id
    label: ShortTitle
    easy_label: ShortTitle
    symbol: Symbol | None = None


class PromptTemplate(Frozen):
    """One thing that is asked.

    `takes` one answer (a new one replaces it) or many. An answer has words, a value, or both; where a
    prompt has values and words, either may be left out. `choosing` says whether an answer holds one of the values,
    several, or several in order, and `most` at most how many. `ways` are what may be given beside words or instead
    of them. `host` is the role of who looks after it where several are open side by side. `moments` is empty, or
    names when it is asked.
    """

    id: Id
    text: Sentence
    easy: Sentence
    symbol: Symbol | None = None
    takes: Takes
    words: bool
    values: tuple[Value, ...] = ()
    choosing: Choosing = Choosing.ONE
    most: Annotated[int, Field(ge=1, le=50)] | None = None
    ways: tuple[Way, ...] = ()
    host: Annotated[str, Field(max_length=80)] = ""
    moments: tuple[Moment, ...] = ()

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if not self.words and not self.values and not self.ways:
            raise ValueError("nobody can answer this: it takes no words and has no `values`")
        if self.choosing is Choosing.ONE and self.most is not None:
            raise ValueError("`most` is for a prompt whose `choosing` is several or ranked")
        if self.choosing is not Choosing.ONE and len(self.values) < 2:
            raise ValueError("choosing several needs two `values` at least")
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
    kind: Kind
    prompts: Annotated[tuple[PromptTemplate, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _kind_fits_the_prompts(self) -> Self:
        found = activity_kinds.problems(self)
        if found:
            raise ValueError("; ".join(found))
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
