"""The thread of a voice: each step with its day, hollow where it is to come, broken where it broke. No database."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from alongside.answers.difference_queries import DifferenceSaid
from alongside.answers.enums import DecisionKind, Difference
from alongside.answers.rules import Made, Where
from alongside.core.dates import long_date
from alongside.core.thread import BROKEN, DONE, TO_COME, Knot, Step, full_thread
from alongside.insight.trace import PromiseTrace, ThemeTrace, Voice
from alongside.themes.enums import CheckAnswer

_DECIDED = {
    DecisionKind.WE_WILL: "Decided: we will",
    DecisionKind.WE_CANT: "Decided: we can’t",
    DecisionKind.NOT_YET: "Decided: not yet",
}


def knots_of(voice: Voice, theme: ThemeTrace | None, *, today: date) -> tuple[Knot, ...]:
    """The thread of one thing that was said, by way of one of its themes; of none where it has none yet."""
    contribution = voice.contribution
    if voice.promise is not None and theme is None:
        return pledge_thread(contribution.said_at, voice.promise, by="By you", taken_back=contribution.withdrawn_at)
    if contribution.withdrawn_at is not None:
        said = Knot(step=Step.SAID, state=DONE, when=contribution.withdrawn_at, title="Taken back", by="By you")
        return full_thread([said], ends_at=Step.SAID)
    return thread(contribution.said_at, theme, hear_back_by=contribution.session.hear_back_by, today=today)


def thread(said_at: datetime, theme: ThemeTrace | None, *, hear_back_by: date | None, today: date) -> tuple[Knot, ...]:
    """The thread from when it was said to where it is today."""
    said = Knot(step=Step.SAID, state=DONE, when=said_at, by="By you")
    if theme is None:
        return full_thread([said, _undecided(hear_back_by, today)])
    themed = Knot(step=Step.THEMED, state=DONE, when=theme.put_in_at)
    knots = [said, themed, _checked(theme)]
    if theme.decision is None:
        return full_thread([*knots, _undecided(hear_back_by, today)])
    kind = DecisionKind(theme.decision.kind)
    knots.append(Knot(step=Step.DECIDED, state=DONE, when=theme.decision.decided_on, title=_DECIDED[kind]))
    if not theme.promises:
        return full_thread(knots, ends_at=Step.DECIDED if kind is DecisionKind.WE_CANT else None)
    difference = difference_knot([trace.difference for trace in theme.promises])
    return full_thread([*knots, _promised(theme.promises), _done(theme.promises), difference])


def pledge_thread(
    said_at: datetime, promise: PromiseTrace, *, by: str = "", taken_back: datetime | None = None
) -> tuple[Knot, ...]:
    """The thread of a pledge: four steps, since it needs neither a theme nor a decision.

    When the pledge was taken back its first knot says so, and the thread goes on: the promise is its owner's.
    """
    said = Knot(
        step=Step.SAID,
        state=DONE,
        when=taken_back or said_at,
        title="Taken back" if taken_back else "Pledged",
        by=by,
    )
    return (said, _promised([promise]), _done([promise]), difference_knot([promise.difference]))


def meeting_thread(day: date, promise: PromiseTrace) -> tuple[Knot, ...]:
    """The thread of what a meeting agreed to do: four steps, from the day on which it was decided."""
    decided = Knot(step=Step.DECIDED, state=DONE, when=day, title="Agreed at a meeting")
    return (decided, _promised([promise]), _done([promise]), difference_knot([promise.difference]))


def _undecided(hear_back_by: date | None, today: date) -> Knot:
    is_late = hear_back_by is not None and hear_back_by < today
    return Knot(step=Step.DECIDED, state=BROKEN if is_late else TO_COME, when=hear_back_by)


def _checked(theme: ThemeTrace) -> Knot:
    if theme.my_check is CheckAnswer.YES:
        return Knot(step=Step.CHECKED, state=DONE, when=theme.checked_at, by="By you")
    if theme.my_check is CheckAnswer.NOT_QUITE:
        return Knot(step=Step.CHECKED, note="You said: not quite. The team looks at it again.")
    return Knot(step=Step.CHECKED, note="We ask you." if theme.is_asked else "")


def _promised(promises: Sequence[PromiseTrace]) -> Knot:
    first = min(promises, key=lambda trace: trace.promise.made_at).promise
    note = "" if len(promises) == 1 else f"{len(promises)} promises"
    return Knot(step=Step.PROMISED, state=DONE, when=first.made_at, by=first.owner_role, note=note)


def _done(promises: Sequence[PromiseTrace]) -> Knot:
    """Done when all are kept; broken by the first that was not, or whose day has passed."""
    for trace in promises:
        if trace.where is Where.NOT_KEPT:
            return Knot(step=Step.DONE, state=BROKEN, title="Not kept", when=trace.promise.due)
        if trace.where is Where.OVERDUE:
            return Knot(step=Step.DONE, state=BROKEN, title="Late", when=trace.promise.due)
    open_ones = [trace for trace in promises if trace.where is not Where.KEPT]
    if not open_ones:
        closed = [trace.promise.closed_at for trace in promises if trace.promise.closed_at]
        return Knot(step=Step.DONE, state=DONE, when=max(closed, default=None), by="Those who asked say so")
    next_one = open_ones[0]
    says_done = next_one.where is Where.SAID_DONE
    note = f"{next_one.promise.owner_role} says it is done. Those who asked say if that is true." if says_done else ""
    return Knot(step=Step.DONE, when=next_one.promise.due, note=note)


_BROKE = {Made.NONE: "Made no difference", Made.DIFFERS: "Groups differ"}
_HAPPENED = (Made.MADE, Made.A_LITTLE)


def difference_knot(promises: Sequence[DifferenceSaid | None]) -> Knot:
    """The last knot: full when every promise made a difference, broken where a group says that one did not.

    Hollow until every promise is kept (nothing is said of one that is not) and everybody has spoken.
    """
    said = [one for one in promises if one is not None]
    if not said or len(said) < len(promises):
        return Knot(step=Step.DIFFERENCE)
    for made in _BROKE:  # the worst first
        if any(one.made is made for one in said):
            return Knot(step=Step.DIFFERENCE, state=BROKEN, title=_BROKE[made], note=_who_says(said))
    if all(one.made in _HAPPENED for one in said):
        little = any(one.made is Made.A_LITTLE for one in said)
        days = [timezone.localdate(row.said_at) for one in said for row in one.said]
        return Knot(
            step=Step.DIFFERENCE,
            state=DONE,
            title=Made.A_LITTLE.value if little else "",
            when=max(days, default=None),
            by="Those who asked say so",
        )
    waiting = next(one for one in said if one.made not in _HAPPENED)
    return Knot(step=Step.DIFFERENCE, note=_waits(waiting))


def _who_says(said: Sequence[DifferenceSaid]) -> str:
    against = {row.group.title: None for one in said for row in one.said if row.answer == Difference.NO}
    return f"{' and '.join(against)} say no."


def _waits(one: DifferenceSaid) -> str:
    if one.made is Made.NOT_ASKED_YET and one.promise.difference_from:
        return f"We ask from {long_date(one.promise.difference_from)}."
    return "It is too early to say." if one.made is Made.TOO_EARLY else "Everybody is asked now."
