"""When a promise is kept, who may say so, and where it stands today. Plain functions over plain data."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import Enum

from alongside.answers.enums import Difference, PromiseState

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


class Made(Enum):
    """Whether a promise that was kept made a difference, as people read it."""

    NOT_ASKED_YET = "It is too soon to ask if it made a difference"
    WAITING = "Waiting to hear if it made a difference"
    TOO_EARLY = "Too early to say if it made a difference"
    MADE = "Made a difference"
    A_LITTLE = "Made a little difference"
    DIFFERS = "Groups differ on whether it made a difference"
    NONE = "Made no difference"


def asked_from(kept_on: date, *, weeks: int) -> date:
    """The day from which it is asked whether a promise made a difference."""
    return kept_on + timedelta(weeks=weeks)


def difference_made(
    *, asking_from: date | None, today: date, needed: Collection[int], said: Mapping[int, str]
) -> Made | None:
    """What the groups that have spoken say, by group; nothing where the promise is not kept (no day of asking).

    `needed` are those that asked for it: until each of them has said yes or a little, it made no difference yet.
    One group that says no is enough to say so; where another says yes or a little, the two are told side by side
    and never averaged.
    """
    if asking_from is None:
        return None
    if today < asking_from:
        return Made.NOT_ASKED_YET
    answers = {Difference(answer) for answer in said.values()}
    positive = answers & {Difference.YES, Difference.A_LITTLE}
    if Difference.NO in answers:
        return Made.DIFFERS if positive else Made.NONE
    theirs = [said.get(group) for group in needed]
    if not theirs or None in theirs:
        return Made.WAITING
    if Difference.TOO_EARLY in theirs:
        return Made.TOO_EARLY
    return Made.MADE if positive == {Difference.YES} else Made.A_LITTLE


def waits_for_difference(answer: str | None, *, ask_again_on: date | None, today: date) -> bool:
    """Whether a group is asked now: it has said nothing, or it was too early and the day to ask again has come."""
    return answer is None or (ask_again_on is not None and today >= ask_again_on)
