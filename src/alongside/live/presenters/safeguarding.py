"""The restricted record as the safeguarding leads read it, and what others are told of it: times, never words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.core import clock
from alongside.live.models import Concern, Session
from alongside.live.presenters.facilitator import NoteRow, note_row
from alongside.live.queries.safeguarding import leads_of, unacknowledged_in
from alongside.live.rules import ConcernState, concern_state
from alongside.people.models import Area


@dataclass(frozen=True)
class ConcernRow:
    """One concern with its words, and where it stands."""

    concern: Concern
    note: NoteRow
    question: str
    state: ConcernState
    waited: str
    is_taken_back: bool
    are_words_gone: bool

    @property
    def tag(self) -> str:
        """The kind of tag that its state has."""
        return {
            ConcernState.OVERDUE: "bad",
            ConcernState.WAITING: "soon",
            ConcernState.ACKNOWLEDGED: "active",
            ConcernState.RETURNED: "",
        }[self.state]


def concern_row(concern: Concern) -> ConcernRow:
    """A concern as its list and its page show it."""
    said = concern.contribution
    return ConcernRow(
        concern=concern,
        note=note_row(said, said.prompt),
        question=said.prompt.text,
        state=state_of_concern(concern),
        waited=how_long((concern.acknowledged_at or clock.now()) - concern.raised_at),
        is_taken_back=said.withdrawn_at is not None,
        are_words_gone=not hasattr(said, "words"),
    )


def state_of_concern(concern: Concern) -> ConcernState:
    """Where it stands at this moment."""
    return concern_state(
        acknowledge_by=concern.acknowledge_by,
        acknowledged_at=concern.acknowledged_at,
        returned_at=concern.returned_at,
        now=clock.now(),
    )


def how_long(time: timedelta) -> str:
    """ "12 minutes", "3 hours", "2 days": as exact as somebody needs who waits."""
    minutes = max(0, int(time.total_seconds() // 60))
    for unit, size in (("day", 1440), ("hour", 60)):
        if minutes >= 2 * size:
            return f"{minutes // size} {unit}s"
    return f"{minutes} {'minute' if minutes == 1 else 'minutes'}"


@dataclass(frozen=True)
class Sent:
    """What the facilitator's page says of what was sent to safeguarding and has not been acknowledged."""

    count: int
    acknowledge_by: datetime
    is_overdue: bool
    has_lead: bool


def sent_from(session: Session) -> Sent | None:
    """Nothing where a lead has said of everything that they have it."""
    waiting = unacknowledged_in(session)
    if waiting is None:
        return None
    return Sent(
        count=waiting.count,
        acknowledge_by=waiting.acknowledge_by,
        is_overdue=waiting.acknowledge_by < clock.now(),
        has_lead=bool(leads_of(session.area)),
    )


def was_sent(area: Area) -> str:
    """What somebody is told when they have sent it."""
    if leads_of(area):
        return (
            "It is with the safeguarding lead now, and gone from every other list and screen. "
            "They are told by email. If it is urgent, go and tell them in person."
        )
    return f"It is gone from every list and screen. But nobody is told: {no_lead(area)}"


def no_lead(area: Area) -> str:
    """Where an area has nobody with the role: what to do instead."""
    whom = f" Area contact: {area.contact}." if area.contact else ""
    return (
        f"{area.title} has no safeguarding lead here. Go and tell the person who keeps people safe yourself, now.{whom}"
    )
