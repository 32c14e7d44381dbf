"""What may be said, when, and whether it waits for a person. Plain functions over plain data."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from alongside.frameworks.enums import Choosing
from alongside.live.choices import chosen_in
from alongside.live.enums import ActivityState, Audience, EventKind

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")

LONGEST_WORDS = 2000
LONGEST_NOTE = 500
LONGEST_SIGNATURE = 80
MOST_MEDIA = 3
# Of one person: what they sent and have not said yet, and everything in a session.
MOST_UNTYPED_SHEETS = 100
MOST_UNSAID_MEDIA = 12
MOST_MEDIA_OF_ONE = 120
MOST_ASKED = 100_000
LONGEST_ASKED_HOW = 200


@dataclass(frozen=True)
class Asked:
    """What a prompt takes: words or not, which values and how many of them, at which moments, in which other ways.

    `may_sign` says whether this speaker may put a name or a role under their words.
    """

    words: bool
    values: Collection[str]
    moments: Collection[str]
    choosing: str = Choosing.ONE
    most: int | None = None
    ways: Collection[str] = ()
    may_sign: bool = False


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a contribution: the field, and what to do about it."""

    field: str
    reason: str


def problems_with(
    asked: Asked, *, words: str, value: str, moment: str, media: Collection[str] = (), signed_as: str = ""
) -> list[Problem]:
    """Everything that is wrong with an answer to a prompt; an empty list where nothing is.

    `media` are the kinds of the pictures and recordings that come with it.
    """
    return [
        *_problems_with_words(asked, words),
        *_problems_with_value(asked, value),
        *_problems_with_media(asked, media),
        *_missing(asked, words, value, media),
        *_problems_with_moment(asked, moment),
        *_problems_with_signature(asked, words, signed_as),
    ]


def _problems_with_words(asked: Asked, words: str) -> list[Problem]:
    if words and not asked.words:
        return [Problem("words", "This question takes no words, only a choice.")]
    if len(words) > LONGEST_WORDS:
        return [Problem("words", f"That is too long: {LONGEST_WORDS} characters at most. Send it in two parts.")]
    if not is_storable(words):
        return [Problem("words", "There is a character in it that cannot be kept. Take it out and send it again.")]
    return []


def is_storable(text: str) -> bool:
    """Whether every code point can be kept as it is: no NUL, no half of a surrogate pair."""
    return _NOT_STORABLE.search(text) is None


def _problems_with_value(asked: Asked, value: str) -> list[Problem]:
    if not value:
        return []
    if not asked.values:
        return [Problem("value", "This question takes words only, no choice.")]
    chosen = chosen_in(value)
    if any(one not in asked.values for one in chosen):
        return [Problem("value", f"Choose one of: {', '.join(asked.values)}.")]
    return _too_many(asked, chosen)


def _too_many(asked: Asked, chosen: Sequence[str]) -> list[Problem]:
    if asked.choosing == Choosing.ONE and len(chosen) > 1:
        return [Problem("value", "Choose only one.")]
    if len(set(chosen)) < len(chosen):
        return [Problem("value", "Choose each of them once only.")]
    if asked.most is not None and len(chosen) > asked.most:
        return [Problem("value", f"Choose {asked.most} at most.")]
    return []


def _problems_with_media(asked: Asked, media: Collection[str]) -> list[Problem]:
    if len(media) > MOST_MEDIA:
        return [Problem("media", f"Send {MOST_MEDIA} at most with one answer.")]
    if any(kind not in asked.ways for kind in media):
        return [Problem("media", "This question does not take that. Use words, or what the page offers.")]
    return []


def _missing(asked: Asked, words: str, value: str, media: Collection[str]) -> list[Problem]:
    if words.strip() or value or media:
        return []
    if asked.words and asked.values:
        return [Problem("words", "There is nothing in it. Choose one, or write something.")]
    if asked.words:
        return [Problem("words", "There is nothing in it. Write something.")]
    return [Problem("value", "There is nothing in it. Choose one.")]


def _problems_with_moment(asked: Asked, moment: str) -> list[Problem]:
    if moment in asked.moments or (not moment and not asked.moments):
        return []
    if not asked.moments:
        return [Problem("moment", "This question is asked once, so it has no moment.")]
    return [Problem("moment", f"Say which moment this is: {' or '.join(asked.moments)}.")]


def may_sign(*, takes_signature: bool, may_be_under_18: bool | None) -> bool:
    """Whether somebody may put a name or a role under their words: only adults can be asked about it later.

    Where nobody knows who speaks (`None`), we assume a child.
    """
    return takes_signature and may_be_under_18 is False


def _problems_with_signature(asked: Asked, words: str, signed_as: str) -> list[Problem]:
    if not signed_as:
        return []
    if not asked.may_sign:
        return [Problem("signed_as", "There is no place for a name here. Send it without one.")]
    if len(signed_as) > LONGEST_SIGNATURE or not is_storable(signed_as):
        return [Problem("signed_as", f"Make the name or the job shorter: {LONGEST_SIGNATURE} characters at most.")]
    if not words.strip():
        return [Problem("words", "There is a name and nothing above it. Write what you will do.")]
    return []


class Admission(Enum):
    """Whether something may come in to an activity."""

    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"


def admission(
    state: str, *, opened_at: datetime | None, closed_at: datetime | None, said_at: datetime | None
) -> Admission:
    """Open activities take everything; a closed one takes what was said while it was open, as late."""
    if state == ActivityState.OPEN:
        return Admission.OPEN
    if state == ActivityState.CLOSED and said_at and opened_at and closed_at and opened_at <= said_at <= closed_at:
        return Admission.LATE
    return Admission.CLOSED


def next_to_open(states: Sequence[str]) -> int | None:
    """The place of the activity that comes next: the first that waits behind those that are open, else behind those
    that were; else the first that waits at all. `None` where nothing waits."""
    waiting = [place for place, state in enumerate(states) if state == ActivityState.WAITING]
    begun = [place for place, state in enumerate(states) if state == ActivityState.OPEN] or [
        place for place, state in enumerate(states) if state == ActivityState.CLOSED
    ]
    behind = [place for place in waiting if place > max(begun, default=-1)]
    return next(iter(behind or waiting), None)


SMALLEST_SILENT_GROUP = 2


def is_silent(*, people: int, spoke: int) -> bool:
    """Whether a group is worth a prompt: several are here, and nobody of them has said anything yet.

    Of a group of one nothing is said: that would point at a person.
    """
    return people >= SMALLEST_SILENT_GROUP and spoke == 0


def must_wait_for_person(
    *, hold_for_person: bool, has_words: bool, has_media: bool = False, is_flagged: bool = False, is_late: bool
) -> bool:
    """Whether a contribution is held until the facilitator shows it.

    Where a session holds, every word, picture and recording waits, whoever it comes from: an adult too may tell
    something about a child. Ratings alone disclose nothing. What comes late always waits, because nobody looks at
    that screen any more; so does what was flagged, even where holding is off.
    """
    if is_late or is_flagged:
        return True
    return hold_for_person and (has_words or has_media)


@dataclass(frozen=True)
class Place:
    """A session, as far as it matters for who comes back: of which area, and since when there is one."""

    area: int
    session: int
    made_at: datetime


def may_continue(now: Place, earlier: Place) -> bool:
    """Whether somebody may go on from an earlier session: one of the same area that was made before this one.

    So nobody's way through the sessions goes in a circle.
    """
    return now.area == earlier.area and earlier.made_at < now.made_at


def why_no_support(*, is_open: bool, is_shown: bool, is_own: bool) -> str:
    """Why somebody cannot be for an alternative now, in words for them; empty where they can."""
    if not is_shown:
        return "This is not here any more."
    if is_own:
        return "You wrote this yourself. It counts as yours already."
    return "" if is_open else "This has just been closed."


class ConcernState(Enum):
    """Where something stands that was sent to the safeguarding leads."""

    WAITING = "Waits for you"
    OVERDUE = "Overdue: nobody has said that they have it"
    ACKNOWLEDGED = "Somebody has it"
    RETURNED = "No concern"


def concern_state(
    *, acknowledge_by: datetime, acknowledged_at: datetime | None, returned_at: datetime | None, now: datetime
) -> ConcernState:
    """Returned, had by somebody, or waiting: and whether it has waited too long."""
    if returned_at is not None:
        return ConcernState.RETURNED
    if acknowledged_at is not None:
        return ConcernState.ACKNOWLEDGED
    return ConcernState.OVERDUE if acknowledge_by < now else ConcernState.WAITING


# Who hears of what. Phones hear only what concerns everybody: never another person's words.
HEARD_BY: dict[EventKind, frozenset[Audience]] = {
    EventKind.CONTRIBUTION: frozenset({Audience.SCREEN, Audience.FACILITATOR}),
    EventKind.ACTIVITY: frozenset({Audience.PARTICIPANT, Audience.SCREEN, Audience.FACILITATOR}),
    EventKind.SESSION: frozenset({Audience.PARTICIPANT, Audience.SCREEN, Audience.FACILITATOR}),
    EventKind.JOINED: frozenset({Audience.FACILITATOR}),
    # Who is in already goes on without noticing.
    EventKind.DOOR: frozenset({Audience.SCREEN, Audience.FACILITATOR}),
    # Phones are told nothing of it: the stream of the one that was stopped ends.
    EventKind.STOPPED: frozenset({Audience.PARTICIPANT, Audience.FACILITATOR}),
    EventKind.HELP: frozenset({Audience.FACILITATOR}),
    EventKind.PILES: frozenset({Audience.SCREEN, Audience.FACILITATOR}),
    EventKind.SUPPORT: frozenset({Audience.SCREEN, Audience.FACILITATOR}),
    EventKind.AGREED: frozenset({Audience.PARTICIPANT, Audience.SCREEN, Audience.FACILITATOR}),
    EventKind.TABLE: frozenset({Audience.FACILITATOR}),
    EventKind.PAGE: frozenset({Audience.SCREEN, Audience.FACILITATOR}),
}
