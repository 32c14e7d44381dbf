"""The shapes that go in and out. The OpenAPI document is made from them."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    WithJsonSchema,
)

from alongside.live.enums import ActivityState, Whose
from alongside.live.models import LONGEST_VALUE
from alongside.live.rules import (
    LONGEST_ASKED_HOW,
    LONGEST_SIGNATURE,
    LONGEST_WORDS,
    MOST_ASKED,
    MOST_MEDIA,
    is_storable,
)


def _storable(text: str) -> str:
    if not is_storable(text):
        raise ValueError("There is a character in it that cannot be kept. Take it out and send it again.")
    return text


def _written(value: Any) -> Any:
    """A time is written out; a bare number could be seconds or milliseconds."""
    if not isinstance(value, str):
        raise ValueError("This must be a date and time with its time zone, such as 2026-03-14T10:30:00Z.")
    return value


def _chosen(value: Any) -> Any:
    """A step of a scale may come as a number; it is kept as its text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError("This must be text or a whole number.")
    return value


def _possible(moment: datetime) -> datetime:
    if not 2000 <= moment.year < 9999:
        raise ValueError("This time cannot be right. Look at the clock of the device.")
    return moment.astimezone(UTC)


Text = Annotated[str, AfterValidator(_storable)]
Value = Annotated[
    Text,
    Field(max_length=LONGEST_VALUE),
    BeforeValidator(_chosen),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "One of the prompt's values: a rating or a choice; several of them with commas between",
        }
    ),
]
SaidAt = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(_possible)]


class Incoming(BaseModel):
    """A field that we do not know is refused: a misspelt one would silently lose what somebody said."""

    model_config = ConfigDict(extra="forbid")


class JoinIn(Incoming):
    """Who takes part: the key of one of the session's groups, and perhaps where they live. Nothing personal."""

    group: Annotated[Text, Field(description="The `id` of one of the session's groups")]
    area: Annotated[Text, Field(max_length=80, description="The participant's home area, in their own words")] = ""
    asked_people: Annotated[
        StrictInt | None, Field(ge=0, le=MOST_ASKED, description="Who speaks for others: how many people they asked")
    ] = None
    asked_how: Annotated[Text, Field(max_length=LONGEST_ASKED_HOW, description="And how they asked them")] = ""


class ContributionIn(Incoming):
    """One thing that somebody says. The id is made by the sender, and stays the same when it is sent again."""

    id: UUID
    activity: Annotated[Text, Field(max_length=60)]
    prompt: Annotated[Text, Field(max_length=60)]
    words: Annotated[Text, Field(max_length=LONGEST_WORDS)] | None = None
    value: Value | None = None
    moment: Annotated[Text, Field(max_length=12, description="One of the prompt's moments")] | None = None
    whose: Whose = Whose.OWN
    quote: Annotated[StrictBool, Field(description="Whether these words may be shown to everybody")] = False
    signed_as: (
        Annotated[
            Text,
            Field(
                max_length=LONGEST_SIGNATURE, description="A pledge's maker: the name or role that they put under it"
            ),
        ]
        | None
    ) = None
    media: Annotated[
        list[UUID],
        Field(
            default_factory=list,
            max_length=MOST_MEDIA,
            description="The ids of pictures and recordings that were sent before",
        ),
    ]
    said_at: Annotated[
        SaidAt | None,
        Field(description="When it was said; lets what was said before the activity closed come in after it"),
    ] = None


class SupportIn(Incoming):
    """Being for an alternative that somebody else wrote, or no longer."""

    id: Annotated[UUID, Field(description="The `id` of the alternative")]
    support: Annotated[StrictBool, Field(description="`false` takes it back")] = True


class SupportOut(BaseModel):
    """How it stands now."""

    id: UUID
    support: bool


class AlternativeOut(BaseModel):
    """What somebody else wrote and the facilitator showed, and whether you are for it."""

    id: UUID
    words: str
    support: bool


class DefinitionOut(BaseModel):
    """One question that looks for a shared text: what others wrote, and what is agreed, empty until it is."""

    activity: str
    prompt: str
    agreed: str
    easy_agreed: str
    alternatives: list[AlternativeOut]


class AlternativesOut(BaseModel):
    """Every open question that looks for a shared text."""

    definitions: list[DefinitionOut]


class JoinedOut(BaseModel):
    """The token that speaks for the participant from now on, and the receipt that they carry away."""

    token: str
    receipt: str


class ContributionOut(BaseModel):
    """It is stored. `held` is true while it waits for the facilitator before any screen shows it."""

    id: UUID
    held: bool
    late: bool


class MediaOut(BaseModel):
    """A picture or a recording is kept, written anew. It is removed after a day unless a contribution names it."""

    id: UUID
    kind: Literal["picture", "drawing", "voice"]
    size: Annotated[int, Field(description="Bytes, as it was written anew")]
    width: int | None
    height: int | None
    seconds: float | None


class GroupOut(BaseModel):
    """A group that somebody may say they belong to."""

    id: str
    title: str
    easy_title: str
    symbol: str


class ValueOut(BaseModel):
    """Something that can be chosen."""

    value: str
    label: str
    easy_label: str
    symbol: str | None = None


class PromptOut(BaseModel):
    """One question. It takes `one` answer (a new one replaces it) or `many`."""

    id: str
    title: str
    easy_title: str
    symbol: str
    takes: Literal["one", "many"]
    words: bool
    values: list[ValueOut]
    moments: list[str]
    ways: Annotated[list[str], Field(description="What may be sent beside words or instead: kinds of media")]


class ActivityOut(BaseModel):
    """Something that is open now."""

    id: str
    title: str
    easy_title: str
    kind: str
    state: ActivityState
    prompts: list[PromptOut]


class SessionOut(BaseModel):
    """A session: what it is, by when people hear back, who can take part, and what is open now."""

    code: str
    title: str
    about: str
    state: Literal["open", "closed"]
    hear_back_by: date | None
    groups: list[GroupOut]
    activities: list[ActivityOut]


class HealthOut(BaseModel):
    """The process lives, or can serve."""

    status: Literal["alive", "ready"]


class FieldProblem(BaseModel):
    """What is wrong with one field, and what to do about it."""

    field: str
    reason: str


class ProblemOut(BaseModel):
    """An RFC 9457 problem document."""

    type: str = "about:blank"
    title: str
    status: int
    detail: Annotated[str, Field(description="What happened and what to do, in plain words")]
    errors: Annotated[list[FieldProblem] | None, Field(description="For 422: a reason for each field")] = None
