"""What comes in, and what becomes of it: plain data between pages, API, import and the one action."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID

from alongside.activity.actors import Actor
from alongside.live.enums import Via, Whose
from alongside.live.rules import Problem


@dataclass(frozen=True, kw_only=True)
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


class Status(Enum):
    """What became of a submission."""

    ACCEPTED = "accepted"
    SAME = "same"
    CONFLICT = "conflict"
    CLOSED = "closed"
    INVALID = "invalid"


@dataclass(frozen=True)
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
