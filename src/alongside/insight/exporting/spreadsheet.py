"""A session as a spreadsheet: what was said, and what it comes to, on a sheet each.

Whatever anybody wrote is a cell of text, so that no formula in it ever runs and nothing in it is changed.
"""

import io
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from alongside.core import clock
from alongside.core.dates import long_date
from alongside.core.progress import Progress, unheard
from alongside.insight.exporting.rows import COLUMNS, cells_of, media_in_words, rows_of
from alongside.live.models import Session
from alongside.live.presenters.results import PromptResults, Results, name_of
from alongside.live.queries import desk

Cell = str | int | float | None

# A spreadsheet takes text for a formula, an address or a number only where it is told to.
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_WIDE = {"words": 70, "id": 38, "said_at": 30, "What": 24, "Meaning": 90}

_READ_ME = (
    ("contributions", "Everything that was said, one row each, exactly as it was given. Words are cells of text."),
    ("counts", "How many notes in words each group wrote under each prompt, and how many people wrote them."),
    ("ratings", "How many people of each group chose which answer, before and after where that was asked."),
    ("before and after", "The people who answered both times: their means, and how many went up or down."),
    ("people", "How many people of each group took part."),
)


def as_xlsx(session: Session, progress: Progress = unheard) -> bytes:
    """The whole workbook; `progress` hears how many contributions are in it."""
    out = io.BytesIO()
    with Workbook(out, _AS_TEXT) as book:
        book.set_properties({"title": session.title, "company": session.area.title})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        results = list(_results(session))

        def sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
            _fill(book.add_worksheet(name), head, rows, bold=bold, wrapped=wrapped)

        sheet("read me", ("What", "Meaning"), _read_me(session))
        sheet("contributions", COLUMNS, _contributions(session, progress))
        sheet("counts", ("activity", "prompt", "group", "notes", "of which held", "people"), _counts(results))
        sheet("ratings", ("activity", "prompt", "group", "moment", "value", "people"), _ratings(results))
        sheet("before and after", _PROGRESS_HEAD, _progress(results))
        sheet("people", ("group", "people"), _people(session))
    return out.getvalue()


def _fill(
    sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, bold: Format, wrapped: Format
) -> None:
    """One sheet with its head always in sight and a filter on every column."""
    last = 0
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, _WIDE.get(name, 18))
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(last, column, cell, wrapped)
            elif cell is not None:
                sheet.write_number(last, column, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(head) - 1)


def _read_me(session: Session) -> Iterable[Sequence[Cell]]:
    yield "session", session.title
    yield "area", session.area.title
    yield "join code", session.code
    if session.questions_sent_on:
        yield "questions sent beforehand, on", long_date(session.questions_sent_on)
    yield "made on", long_date(clock.today())
    yield "for whom", "For those who run the session: also what is held and what may not be quoted is in it."
    yield from _READ_ME


def _contributions(session: Session, progress: Progress) -> Iterable[Sequence[Cell]]:
    person: dict[object, int] = {}
    for row, labels in rows_of(session, progress):
        cells = cells_of(row) | {
            "person": person.setdefault(row.participant_id, len(person) + 1),
            "quote": "yes" if row.may_quote else "no",
            "media": media_in_words(row),
            "codes": "; ".join(labels.codes),
            "themes": "; ".join(labels.themes),
        }
        yield [cells[column] for column in COLUMNS]


def _results(session: Session) -> Iterable[PromptResults]:
    counted = Results(session)
    for activity in desk.activities_of(session):
        for place, prompt in enumerate(activity.prompts.all()):
            yield counted.prompt(activity, prompt, place)


def _counts(results: Iterable[PromptResults]) -> Iterable[Sequence[Cell]]:
    for one in results:
        for row in one.notes:
            yield *_place(one), row.group, row.notes.notes, row.notes.held, row.notes.people


def _ratings(results: Iterable[PromptResults]) -> Iterable[Sequence[Cell]]:
    for one in results:
        for spread in one.spreads:
            for bar in spread.bars:
                yield *_place(one), spread.group, spread.moment, bar.label, bar.value


_PROGRESS_HEAD = ("activity", "prompt", "answered both times", "mean before", "mean after", "up", "same", "down")


def _progress(results: Iterable[PromptResults]) -> Iterable[Sequence[Cell]]:
    for one in results:
        if one.progress is not None:
            told = one.progress
            means = (told.change.before, told.change.after)
            yield *_place(one), told.paired, *means, told.up, told.same, told.down


def _people(session: Session) -> Iterable[Sequence[Cell]]:
    for group, people in desk.people_by_group(session):
        yield name_of(group), people


def _place(results: PromptResults) -> tuple[str, str]:
    return results.prompt.activity.title, results.prompt.text
