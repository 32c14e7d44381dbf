"""An area's page in words."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from alongside.answers.models import Decision
from alongside.answers.rules import Made, Where
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
