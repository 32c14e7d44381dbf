"""The shapes of what became of it: one person's receipt, and what an area published."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from alongside.answers.enums import DecisionKind, Difference, Happened, PromiseState, Stance
from alongside.core.thread import KnotState, Step
from alongside.live.enums import MediaKind, Whose
from alongside.themes.enums import CheckAnswer


class Outgoing(BaseModel):
    """What is given out is what is described: a field that nobody described here is a mistake."""

    model_config = ConfigDict(extra="forbid")


class KnotOut(Outgoing):
    """One of the seven steps of a voice, and whether it has happened."""

    step: Step
    state: KnotState
    title: str
    when: date | datetime | None
    words: str
    by: str


class OwnDecisionOut(Outgoing):
    """What was decided, as the person whose words it is about reads it."""

    kind: DecisionKind
    summary: str
    easy_summary: str
    reason: str
    decided_on: date


class GroupDifferenceOut(Outgoing):
    """Whether a group says that a promise which was kept made a difference, in its own words."""

    group: str
    answer: Difference
    words: str


class DifferenceOut(Outgoing):
    """Whether a promise that was kept made a difference. `stands` is worked out from what the groups say.

    One group that says no is enough for `none`; where another says otherwise it is `differs`, and neither is averaged.
    """

    asked_from: date
    stands: Literal["not-asked-yet", "waiting", "too-early", "made", "a-little", "differs", "none"]
    groups: list[GroupDifferenceOut]
    waiting_for: list[str]


class OwnPromiseOut(Outgoing):
    """A promise, and what this person says of it."""

    words: str
    easy_words: str
    owner_role: str
    due: date
    state: PromiseState
    did_it_happen: Happened | None
    difference: Annotated[DifferenceOut | None, Field(description="Nothing while the promise is not kept")]
    made_a_difference: Annotated[Difference | None, Field(description="What this person says of it")]


class OwnThemeOut(Outgoing):
    """A theme that somebody's words went into. `check` is what they say of it, or that they are asked."""

    title: str
    easy_title: str
    easy_summary: str
    check: CheckAnswer | Literal["asked"] | None
    decision: OwnDecisionOut | None
    promises: list[OwnPromiseOut]
    thread: list[KnotOut]


class OwnMediaOut(Outgoing):
    """A picture or a recording of this person's, with what it shows or says in words."""

    id: UUID
    kind: MediaKind
    alt: str


class OwnContributionOut(Outgoing):
    """One thing that this person said, and what became of it."""

    id: UUID
    activity: str
    prompt: str
    words: str
    signed_as: str
    value: str
    media: list[OwnMediaOut]
    moment: str
    whose: Whose
    quote: bool
    said_at: datetime
    withdrawn: bool
    held: bool
    looked_after: bool
    themes: list[OwnThemeOut]
    promise: Annotated[OwnPromiseOut | None, Field(description="What a pledge became, once somebody undertook it")]
    thread: list[KnotOut]


class ReceiptSessionOut(Outgoing):
    """Where it was said, and by when people hear back."""

    title: str
    area: str
    hear_back_by: date | None


class ReceiptOut(Outgoing):
    """Everything that the holder of a receipt said, first one first."""

    session: ReceiptSessionOut
    contributions: list[OwnContributionOut]


class YouSaidOut(Outgoing):
    """A theme. `people` is rounded, and `null` where so few said it that a number could name them."""

    title: str
    easy_title: str
    people: int | None
    quotes: list[str]


class StanceOut(Outgoing):
    """A group that took a decision, and whether it agreed, in its own words."""

    group: str
    stance: Stance
    words: str


class DecisionOut(Outgoing):
    """What was decided and why."""

    kind: DecisionKind
    summary: str
    easy_summary: str
    reason: str
    easy_reason: str
    decided_on: date
    published_at: datetime | None
    taken_by: list[StanceOut]


class VerdictOut(Outgoing):
    """Whether a group that asked says that a promise was kept."""

    group: str
    kept: bool
    because: str


class PromiseOut(Outgoing):
    """What follows. `stands` says where it is today."""

    id: int
    words: str
    easy_words: str
    owner_role: str
    due: date
    state: PromiseState
    stands: Literal["promised", "due-soon", "overdue", "said-done", "kept", "not-kept"]
    verdicts: list[VerdictOut]
    difference: Annotated[DifferenceOut | None, Field(description="Nothing while the promise is not kept")]


class AnswerOut(Outgoing):
    """You said, we did."""

    theme: int
    project: str
    you_said: YouSaidOut
    decision: DecisionOut
    promises: list[PromiseOut]


class AreaOut(Outgoing):
    """An area by its slug and its name."""

    slug: str
    title: str


class AnswersOut(Outgoing):
    """The newest answers that an area published, a hundred at most."""

    area: AreaOut
    answers: list[AnswerOut]
    promises: Annotated[
        list[PromiseOut], Field(description="Promises that came of pledges and of meetings, a hundred at most of each")
    ]
