"""What came of tables, by table and group."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.live.models import Prompt
from alongside.live.presenters.results import PromptResults


@dataclass(frozen=True)
class Cell:
    """What one group wrote at one table, and where that can be read."""

    group: str
    notes: int
    people: int
    href: str


@dataclass(frozen=True)
class TableRow:
    """One table, with a cell for each group."""

    prompt: Prompt
    cells: list[Cell]
    notes: int
    people: int
    href: str


@dataclass(frozen=True)
class TablesResults:
    """Tables by groups, and each table by itself."""

    groups: list[str]
    rows: list[TableRow]
    prompts: list[PromptResults]


def by_table(prompts: Sequence[PromptResults]) -> TablesResults:
    """Groups in the order of the session; those that wrote at no table are left out."""
    groups = list(dict.fromkeys(row.group for results in prompts for row in results.notes))
    return TablesResults(groups, [_row(results, groups) for results in prompts], list(prompts))


def _row(results: PromptResults, groups: Sequence[str]) -> TableRow:
    known = {row.group: Cell(row.group, row.notes.notes, row.notes.people, row.href) for row in results.notes}
    return TableRow(
        prompt=results.prompt,
        cells=[known.get(group, Cell(group, 0, 0, "")) for group in groups],
        notes=results.notes_total,
        people=sum(row.notes.people for row in results.notes),
        href=results.href,
    )
