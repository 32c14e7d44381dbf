"""What comes in, and what becomes of it: plain data between pages, API, import and the one action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from alongside.activity.actors import Actor
from alongside.live.enums import Via, Whose
from alongside.live.rules import Problem


@dataclass(kw_only=True, slots=True)
class Submission:
    """One thing that somebody says, on its way in.

    `uuid` is made by whoever sends it and stays the same when it is sent again. `is_transcribed` is true
    for what a helper types in or imports: it may come in whether or not the activity is open. `media_ids` are
    those of pictures and recordings that were uploaded before (`Media`), `sheet_id` that of the paper from which
    it was typed.
    """

    session_id: int
    participant_id: UUID
    prompt_id: int
    uuid: UUID
    by: Actor
    words: str = ""
    value: str = ""
    moment: str = ""
    whose: Whose = Whose.OWN
    via: Via = Via.DEVICE
    may_quote: bool = False
    said_at: datetime | None = None
    is_transcribed: bool = False
    entered_by_id: int | None = None
    scribe_note: str = ""
    signed_as: str = ""
    media_ids: tuple[UUID, ...] = ()
    sheet_id: UUID | None = None


@dataclass(slots=True)
class Posted:
    """One thing that a program sends, by the names that programs use: who they are and what they answer is found
    out together with everything else of its batch.

    `mark` is the page's own, where it sends one (`live.carrying`). `content` holds fields of `Submission`: words, value and the like.
    """

    uuid: UUID
    code: str
    token_digest: str
    activity: str
    prompt: str
    mark: str | None
    content: Mapping[str, Any]


class Status(Enum):
    """What became of a submission. `UNKNOWN`: nobody of this session holds this token, as far as a glance tells."""

    ACCEPTED = "accepted"
    SAME = "same"
    CONFLICT = "conflict"
    CLOSED = "closed"
    INVALID = "invalid"
    REMOVED = "removed"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Outcome:
    """The answer to one submission. `contribution_id` is given when it is stored, now or before."""

    status: Status
    uuid: UUID
    contribution_id: int | None = None
    is_held: bool = False
    is_late: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_stored(self) -> bool:
        """Whether what was sent is safe: stored by this batch or by an earlier one."""
        return self.status in (Status.ACCEPTED, Status.SAME)
