"""The minutes of a meeting to print: empty, to write on, or with what stands in them."""

from collections.abc import Sequence
from typing import Any

from alongside.core.dates import long_date
from alongside.frameworks.enums import MinutesPart
from alongside.frameworks.queries import minutes_form
from alongside.frameworks.schema import Pack
from alongside.gatherings.asking import asked_of
from alongside.gatherings.models import Gathering
from alongside.gatherings.presenters.minutes import MinutesPage, NextThing
from alongside.insight.reporting.forms import Filled, boxes, form, room, who_fills_in, words, written_by
from alongside.projects.forms.stages import asked
from alongside.projects.models import Project

ROWS_TO_FILL_IN = 6
HEAD = ("What", "Who does it?", "By when?")


def empty_minutes(
    project: Project, pack: Pack, *, easy: bool, groups: Sequence[str], gathering: Gathering | None
) -> dict[str, Any]:
    """The form of minutes with room to write. Of a gathering, day and groups are known already."""
    asks = minutes_form(pack)
    sections = [who_fills_in(groups)]
    if gathering is None:
        sections += [
            {"title": asked_of(asks, MinutesPart.DAY, easy=easy), "blocks": [{"kind": "lines", "many": 1}]},
            {"title": asked_of(asks, MinutesPart.WHO, easy=easy), "blocks": [boxes(groups)]},
        ]
    for question in asks.written:
        label, hint = asked(question, easy=easy)
        sections.append({"title": label, "blocks": [*([words(hint)] if hint else []), room(pack, question, easy=easy)]})
    sections.append({"title": "What happens next", "blocks": [{"kind": "grid", "head": HEAD, "many": ROWS_TO_FILL_IN}]})
    return form(
        area=project.area,
        title=asks.easy_title if easy else asks.title,
        about=f"{gathering.title}, {long_date(gathering.held_on)}" if gathering else project.title,
        lead=asks.easy_summary if easy else asks.summary,
        filled=Filled.BLANK,
        sections=sections,
    )


def filled_minutes(project: Project, page: MinutesPage, *, with_names: bool) -> dict[str, Any]:
    """Minutes as whoever looks reads them. Who wrote them stands there for the project's team only."""
    groups = ", ".join(group.title for group in page.groups) or "It is not recorded which groups were there."
    said = [
        {"title": one.question, "blocks": [words(one.words or "Nothing is written down.")]}
        for one in (*page.now.said, *page.now.gone)
    ]
    written = [words(f"Written by {written_by(page.now)}.")] if with_names else []
    return form(
        area=project.area,
        title=page.form.title,
        about=f"{page.title}, {long_date(page.day)}" if page.minutes.gathering else long_date(page.day),
        lead=project.title,
        filled=Filled.FILLED,
        sections=[
            {"title": "Who was there", "blocks": [words(groups)]},
            *said,
            {"title": "What happens next", "blocks": [_next(page.now.next), *written]},
        ],
    )


def _next(things: Sequence[NextThing]) -> dict[str, Any]:
    if not things:
        return words("Nothing was agreed for next time.")
    rows = [[one.words, one.who or "Nobody is named", long_date(one.by) if one.by else "–"] for one in things]
    return {"kind": "table", "caption": "", "head": list(HEAD), "rows": rows}
