"""When a promise is kept, who may say so, and where it stands today. Plain functions over plain data."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import Enum

from alongside.answers.enums import PromiseState

DUE_SOON = timedelta(days=14)


class Event(Enum):
    """What can happen to a promise."""

    SAID_DONE = "its owner says it is done"
    JUDGED = "a group that asked says whether it was kept"


OPEN, SAID_DONE, KEPT, NOT_KEPT = PromiseState.OPEN, PromiseState.SAID_DONE, PromiseState.KEPT, PromiseState.NOT_KEPT

# From which state, by what, to which. The diagram in docs/promises.md is made from it.
TRANSITIONS: dict[tuple[PromiseState, Event], frozenset[PromiseState]] = {
    (OPEN, Event.SAID_DONE): frozenset({SAID_DONE}),
    (OPEN, Event.JUDGED): frozenset({OPEN, KEPT, NOT_KEPT}),
    (SAID_DONE, Event.JUDGED): frozenset({SAID_DONE, KEPT, NOT_KEPT}),
    (KEPT, Event.JUDGED): frozenset({KEPT, NOT_KEPT}),
    (NOT_KEPT, Event.SAID_DONE): frozenset({SAID_DONE}),
    (NOT_KEPT, Event.JUDGED): frozenset({OPEN, SAID_DONE, KEPT, NOT_KEPT}),
}


def can_happen(state: str, event: Event) -> bool:
    """Whether this can happen to a promise in this state."""
    return (PromiseState(state), event) in TRANSITIONS


class Where(Enum):
    """Where a promise stands today, as people see it."""

    PROMISED = "Promised"
    DUE_SOON = "Due soon"
    OVERDUE = "Overdue"
    SAID_DONE = "Waiting for those who asked"
    KEPT = "Kept"
    NOT_KEPT = "Not kept"


def where_it_stands(state: str, *, due: date, today: date) -> Where:
    """Where a promise stands: closed ones as the askers said, open ones by today's date."""
    match state:
        case PromiseState.KEPT:
            return Where.KEPT
        case PromiseState.NOT_KEPT:
            return Where.NOT_KEPT
        case PromiseState.SAID_DONE:
            return Where.SAID_DONE
    if today > due:
        return Where.OVERDUE
    return Where.DUE_SOON if due - today <= DUE_SOON else Where.PROMISED


def says_the_same(pledge: str, promise: str) -> bool:
    """Whether a promise only repeats the pledge: then taking the pledge back would leave its words behind."""
    return _bare(pledge) == _bare(promise)


def _bare(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def can_be_judged(state: str, *, due: date, today: date) -> bool:
    """Whether it is time to ask "did it happen?": its day has come, or its owner says it is done."""
    return state != PromiseState.OPEN or today >= due


def state_after_verdicts(*, was_said_done: bool, asking: Collection[int], verdicts: Mapping[int, bool]) -> PromiseState:
    """The state of a promise once groups that asked have spoken: by group, whether it was kept.

    One group that says it was not kept is enough; it is kept when every one of them says so; until then
    it waits, promised or said to be done. What a group says that did not ask changes nothing.
    """
    spoken = {group: kept for group, kept in verdicts.items() if group in asking}
    if not all(spoken.values()):
        return NOT_KEPT
    if asking and set(spoken) == set(asking):
        return KEPT
    return SAID_DONE if was_said_done else OPEN
