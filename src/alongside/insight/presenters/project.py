"""A project's page in words: its themes, and the thread of all that was said in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from alongside.answers.difference_queries import difference_of
from alongside.answers.enums import DecisionKind
from alongside.answers.models import Promise
from alongside.answers.rules import Where, where_it_stands
from alongside.core.thread import BROKEN, DONE, Knot, Step, full_thread
from alongside.insight.knots import difference_knot
from alongside.insight.queries.project import Beginnings, ThemeRow
from alongside.projects.models import Project


@dataclass(frozen=True)
class ThemeLine:
    """A theme in the list of a project's page."""

    title: str
    url: str
    state: str
    kind: str


def theme_line(project: Project, row: ThemeRow) -> ThemeLine:
    """A theme with what was decided; published or not is told to the team by the theme's own page."""
    url = reverse("theme", args=(project.area.slug, row.theme.pk))
    if row.decision is None:
        return ThemeLine(row.theme.title, url, "No decision yet", "soon")
    kind = {DecisionKind.WE_WILL: "good", DecisionKind.NOT_YET: "soon"}.get(DecisionKind(row.decision.kind), "")
    return ThemeLine(row.theme.title, url, row.decision.get_kind_display(), kind)


def thread_of(began: Beginnings, rows: Sequence[ThemeRow], *, today: date) -> tuple[Knot, ...]:
    """How far the voices of a project have come: each step is full once it was taken for the first time."""
    decided = [row.decision.decided_on for row in rows if row.decision]
    promises = [promise for row in rows for promise in row.promises]
    knots = [
        _taken(Step.SAID, _day(began.said)),
        _taken(Step.THEMED, _day(began.themed), _counted(len(rows), "theme", "themes")),
        _taken(Step.CHECKED, _day(began.checked)),
        _taken(Step.DECIDED, min(decided, default=None), f"{len(decided)} of {len(rows)} themes" if decided else ""),
        _promised(promises),
        _done(promises, today=today),
        difference_knot([difference_of(promise) for promise in promises]),
    ]
    return full_thread(knot for knot in knots if knot is not None)


def _taken(step: Step, when: date | None, note: str = "") -> Knot | None:
    return Knot(step=step, state=DONE, when=when, note=note) if when else None


def _promised(promises: Sequence[Promise]) -> Knot | None:
    first = min((timezone.localdate(promise.made_at) for promise in promises), default=None)
    return _taken(Step.PROMISED, first, _counted(len(promises), "promise", "promises"))


def _done(promises: Sequence[Promise], *, today: date) -> Knot | None:
    """Broken where a promise is late or was not kept; full when all were kept; hollow until then."""
    if not promises:
        return None
    places = [where_it_stands(promise.state, due=promise.due, today=today) for promise in promises]
    note = f"{places.count(Where.KEPT)} of {len(places)} kept"
    late = [p for p, where in zip(promises, places, strict=True) if where in (Where.OVERDUE, Where.NOT_KEPT)]
    if late:
        return Knot(step=Step.DONE, state=BROKEN, when=min(promise.due for promise in late), note=note)
    waiting = [promise.due for promise, where in zip(promises, places, strict=True) if where is not Where.KEPT]
    if waiting:
        return Knot(step=Step.DONE, when=min(waiting), note=note)
    closed = [timezone.localdate(promise.closed_at) for promise in promises if promise.closed_at]
    return Knot(step=Step.DONE, state=DONE, when=max(closed, default=None), note=note)


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
