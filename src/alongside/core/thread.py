"""The thread: the steps that a voice goes through, and how far this one has come.

Pure data. A page asks its own app for the knots and draws them with ``{% thread knots %}``;
the drawing and its words are the same on every page, so that whoever has read it once can
read it everywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from alongside.core.dates import long_date


class Step(StrEnum):
    """The seven steps of a voice, in their order."""

    SAID = "said"
    THEMED = "themed"
    CHECKED = "checked"
    DECIDED = "decided"
    PROMISED = "promised"
    DONE = "done"
    DIFFERENCE = "difference"


TITLES: Final = {
    Step.SAID: "Said",
    Step.THEMED: "In a theme",
    Step.CHECKED: "Checked",
    Step.DECIDED: "Decided",
    Step.PROMISED: "Promised",
    Step.DONE: "Done",
    Step.DIFFERENCE: "Made a difference",
}


class KnotState(StrEnum):
    """Whether a step has happened, is to come, or is where the thread broke."""

    DONE = "done"
    TO_COME = "to-come"
    BROKEN = "broken"


# Short names, so that a caller writes ``state=DONE``.
DONE: Final = KnotState.DONE
TO_COME: Final = KnotState.TO_COME
BROKEN: Final = KnotState.BROKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """One step of one voice.

    ``when`` is the day it happened, or, where it is to come, the day by which it will;
    ``by`` is who did it or will do it; ``note`` is one short sentence more. ``title`` stands
    in for the step's usual title where the page knows a better word ("Not kept").
    """

    step: Step
    state: KnotState = KnotState.TO_COME
    title: str = ""
    when: date | None = None
    by: str = ""
    note: str = ""
    href: str = ""

    @property
    def heading(self) -> str:
        """The words beside the knot."""
        return self.title or TITLES[self.step]

    @property
    def when_words(self) -> str:
        """The same as the drawing says, in words."""
        day = long_date(self.when) if self.when else ""
        match self.state:
            case KnotState.DONE:
                return day or "Done"
            case KnotState.TO_COME:
                return f"By {day}" if day else "Still to come"
            case KnotState.BROKEN:
                return f"Due {day}, not done" if day else "The thread broke here"


def full_thread(knots: Iterable[Knot], *, ends_at: Step | None = None) -> tuple[Knot, ...]:
    """The given knots in the order of the steps, with a hollow one for each step not given.

    ``ends_at`` is the last step that there will be: a decision "we can't" has no promise after
    it, so its thread is tied off there.
    """
    given = {knot.step: knot for knot in knots}
    steps = list(Step)
    if ends_at is not None:
        steps = steps[: steps.index(ends_at) + 1]
    return tuple(given.get(step) or Knot(step=step) for step in steps)


def in_a_sentence(knots: Sequence[Knot]) -> str:
    """How far the thread has come, for lists: "Decided, 3 March 2026. Next: promised, by 12 June 2026"."""
    broken = next((knot for knot in knots if knot.state == KnotState.BROKEN), None)
    if broken is not None:
        return f"{broken.heading}: {_lower_first(broken.when_words)}."
    done = [place for place, knot in enumerate(knots) if knot.state == KnotState.DONE]
    # A step that was passed over, such as a check that nobody has answered, is not what comes next.
    after = done[-1] + 1 if done else 0
    coming = next((knot for knot in knots[after:] if knot.state == KnotState.TO_COME), None)
    last = [f"{knots[done[-1]].heading}{_day(knots[done[-1]])}."] if done else []
    following = [f"Next: {_lower_first(coming.heading)}{_day(coming)}."] if coming is not None else []
    return " ".join(last + following)


def _day(knot: Knot) -> str:
    return f", {_lower_first(knot.when_words)}" if knot.when else ""


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
