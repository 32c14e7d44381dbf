"""When a promise is kept, who may say so, and where it stands today. Plain functions over plain data."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import Enum

from alongside.answers.enums import PromiseState

DUE_SOON = timedelta(days=14)

# What can happen to a promise: from which state, by what, to which. The diagram in the docs is made from it.
TRANSITIONS: dict[tuple[PromiseState, str], frozenset[PromiseState]] = {
    (PromiseState.OPEN, "its owner says it is done"): frozenset({PromiseState.SAID_DONE}),
    (PromiseState.NOT_KEPT, "its owner says it is done"): frozenset({PromiseState.SAID_DONE}),
    (PromiseState.OPEN, "a group that asked says whether it was kept"): frozenset(
        {PromiseState.OPEN, PromiseState.KEPT, PromiseState.NOT_KEPT}
    ),
    (PromiseState.SAID_DONE, "a group that asked says whether it was kept"): frozenset(
        {PromiseState.SAID_DONE, PromiseState.KEPT, PromiseState.NOT_KEPT}
    ),
    (PromiseState.NOT_KEPT, "a group that asked says whether it was kept"): frozenset(
        {PromiseState.KEPT, PromiseState.NOT_KEPT}
    ),
    (PromiseState.KEPT, "a group that asked says whether it was kept"): frozenset(
        {PromiseState.KEPT, PromiseState.NOT_KEPT}
    ),
}


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


def can_be_judged(state: str, *, due: date, today: date) -> bool:
    """Whether it is time to ask "did it happen?": its day has come, or its owner says it is done."""
    return state != PromiseState.OPEN or today >= due


def state_after_verdicts(state: PromiseState, *, asking: Collection[int], verdicts: Mapping[int, bool]) -> PromiseState:
    """The state of a promise once the groups that asked have spoken.

    One group that says it was not kept is enough; it is kept when every one of them says so; until then
    it stays as it is (or, where an earlier verdict was taken back, waits again).
    """
    spoken = {group: kept for group, kept in verdicts.items() if group in asking}
    if not all(spoken.values()):
        return PromiseState.NOT_KEPT
    if asking and set(spoken) == set(asking):
        return PromiseState.KEPT
    return PromiseState.SAID_DONE if state in (PromiseState.KEPT, PromiseState.NOT_KEPT) else state
