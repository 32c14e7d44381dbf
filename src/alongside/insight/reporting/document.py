"""What the report of a session says, as plain data that `report.typ` lays out."""

from collections.abc import Iterable
from enum import Enum
from functools import singledispatch
from typing import Any

from django.utils import timezone

from alongside.core import clock, small_numbers
from alongside.core.charts import Bar, Change, plain_number
from alongside.core.dates import long_date
from alongside.core.progress import Progress, unheard
from alongside.live.kinds import kind_of
from alongside.live.models import Session
from alongside.live.presenters.blocks import Bars, Block, Changes, Heading, Quotes, Table, Text
from alongside.live.presenters.results import Results, name_of
from alongside.live.queries import desk


class Edition(Enum):
    """For whom a report is."""

    TEAM = "team"
    EVERYBODY = "everybody"

    @property
    def is_public(self) -> bool:
        """Whether small numbers must stay small, and only quotable words may stand in it."""
        return self is Edition.EVERYBODY


_NAMES = {Edition.TEAM: "For this area’s team", Edition.EVERYBODY: "For everybody"}
_NOTICES = {
    Edition.TEAM: "The figures are exact, and words stand exactly as they were given. So this report is for the people "
    "of this area’s team: do not hand it on. Words that wait for a person to read them are left out.",
    Edition.EVERYBODY: "Small numbers stay small, so that nobody can be singled out: one to five people are not "
    "shown, and others go to the nearest five. Words stand here only where their people said yes to it.",
}


def report_of(session: Session, edition: Edition, *, progress: Progress = unheard) -> dict[str, Any]:
    """The whole report; `progress` hears how many of its parts are made."""
    counted = Results(session)
    activities = desk.activities_of(session)
    sections = [{"title": "Who took part", "blocks": [_plain(one) for one in _who(session, edition)]}]
    for done, activity in enumerate(activities, start=1):
        blocks = kind_of(activity.kind).report(counted, activity, is_public=edition.is_public)
        sections.append({"title": activity.title, "blocks": [_plain(one) for one in blocks]})
        progress(done, len(activities) + 1)
    return {
        "title": session.title,
        "area": session.area.title,
        "about": f"What came out of “{session.title}”",
        "edition": _NAMES[edition],
        "lead": _lead(session),
        "notice": _NOTICES[edition],
        "sections": sections,
    }


def _lead(session: Session) -> str:
    told = [session.area.title, *([session.project.title] if session.project else [])]
    day = timezone.localdate(session.created_at)
    sent = session.questions_sent_on
    beforehand = f" The questions were sent beforehand, on {long_date(sent)}." if sent else ""
    return f"{' · '.join(told)}. A session of {long_date(day)}.{beforehand} Report made on {long_date(clock.today())}."


def _who(session: Session, edition: Edition) -> Iterable[Block]:
    people = {name_of(group): count for group, count in desk.people_by_group(session)}
    total = sum(people.values())
    if not total:
        yield Text("Nobody has taken part yet.")
    elif edition.is_public:
        yield from _who_in_public(people, total, smallest=session.area.smallest_shown)
    else:
        yield Text(f"{total} {'person' if total == 1 else 'people'} took part.")
        yield Bars(
            "People by group", [Bar(label=name, value=one) for name, one in people.items()], label_heading="Group"
        )


def _who_in_public(people: dict[str, int], total: int, *, smallest: int) -> Iterable[Block]:
    yield Text(f"{small_numbers.figure(total, smallest=smallest).people.capitalize()} took part.", is_public=True)
    shares = small_numbers.shares(people, smallest=smallest)
    if shares.most is not None:
        yield Text(f"Most of them: {shares.most}.", is_public=True)
    elif not shares.is_hidden:
        yield Table("People by group", ["Group", "People"], [[name, one.words] for name, one in shares.figures.items()])


@singledispatch
def _plain(block: Block) -> dict[str, Any]:
    """One block as the template reads it; shares and places are between 0 and 1."""
    raise TypeError(f"no such block: {block!r}")


@_plain.register
def _(block: Heading) -> dict[str, Any]:
    return {"kind": "heading", "text": block.text}


@_plain.register
def _(block: Text) -> dict[str, Any]:
    return {"kind": "text", "text": block.text}


@_plain.register
def _(block: Bars) -> dict[str, Any]:
    whole = max((bar.value or 0 for bar in block.rows), default=0) or 1
    rows = [
        {
            "label": bar.label,
            "share": (bar.value or 0) / whole,
            "shown": bar.shown or ("not shown" if bar.value is None else plain_number(bar.value)),
        }
        for bar in block.rows
    ]
    return {
        "kind": "bars",
        "caption": block.caption,
        "label_heading": block.label_heading,
        "number_heading": block.number_heading,
        "rows": rows,
    }


@_plain.register
def _(block: Changes) -> dict[str, Any]:
    def place(mean: float | None) -> float | None:
        return None if mean is None else (mean - block.low) / ((block.high - block.low) or 1)

    def row(change: Change) -> dict[str, Any]:
        return {
            "label": change.label,
            "before": place(change.before),
            "after": place(change.after),
            "before_words": "–" if change.before is None else plain_number(change.before),
            "after_words": "–" if change.after is None else plain_number(change.after),
            "note": change.note,
        }

    return {
        "kind": "changes",
        "caption": block.caption,
        "low": str(block.low),
        "high": str(block.high),
        "rows": [row(change) for change in block.rows],
    }


@_plain.register
def _(block: Table) -> dict[str, Any]:
    return {"kind": "table", "caption": block.caption, "head": list(block.head), "rows": [list(r) for r in block.rows]}


@_plain.register
def _(block: Quotes) -> dict[str, Any]:
    quotes = [{"words": one.words, "source": one.source} for one in block.quotes]
    return {"kind": "quotes", "caption": block.caption, "quotes": quotes}
