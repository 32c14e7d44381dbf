"""An area's page in words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from alongside.answers.models import Decision
from alongside.answers.rules import Made, Where
from alongside.assurance.marks.models import Mark
from alongside.core.dates import long_date
from alongside.insight.presenters.differences import TAGS
from alongside.insight.queries.area import Promises
from alongside.people.models import Area

_KINDS = {
    Where.KEPT: "good",
    Where.DUE_SOON: "soon",
    Where.SAID_DONE: "active",
    Where.OVERDUE: "bad",
    Where.NOT_KEPT: "bad",
}


@dataclass(frozen=True)
class AnswerLine:
    """An answer in short: what it was about and what was said."""

    theme: str
    outcome: str
    summary: str
    on: date
    url: str


@dataclass(frozen=True)
class MarkLine:
    """A mark that the area awarded: to what, and whether it says something today."""

    project: str
    url: str
    on: datetime
    state: str
    kind: str


@dataclass(frozen=True)
class Tally:
    """How many promises stand somewhere, as a tag."""

    words: str
    kind: str


def answer_line(decision: Decision) -> AnswerLine:
    """A published answer, in its easy words."""
    return AnswerLine(
        theme=decision.theme.easy_title,
        outcome=decision.get_kind_display(),
        summary=decision.easy_summary,
        on=decision.decided_on,
        url=_theme_url(decision),
    )


def mark_line(mark: Mark) -> MarkLine:
    """A mark in short. One that was withdrawn or has run out stays there, and says so."""
    if mark.is_withdrawn:
        state, kind = "Withdrawn", "bad"
    elif mark.has_run_out:
        state, kind = "Has run out", "none"
    else:
        state, kind = f"Until {long_date(mark.valid_until)}", "good"
    return MarkLine(mark.project.title, reverse("mark", args=(mark.pk,)), mark.awarded_at, state, kind)


def promise_counts(promises: Promises) -> list[Tally]:
    """How many promises were kept, are late, and so on; what there is none of is left out."""
    counted = [(where, len(promises.at(where))) for where in Where]
    return [Tally(f"{number} · {where.value}", _KINDS.get(where, "")) for where, number in counted if number]


def difference_counts(promises: Promises) -> list[Tally]:
    """Of the promises that were kept, how many made a difference: kept is one thing, and a difference another."""
    counted = promises.differences()
    return [Tally(f"{counted[made]} · {made.value}", TAGS[made]) for made in Made if counted[made]]


def _theme_url(decision: Decision) -> str:
    area: Area = decision.theme.project.area
    return reverse("theme", args=(area.slug, decision.theme_id))
