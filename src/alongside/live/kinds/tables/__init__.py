"""Tables, as in a world café: several questions open side by side, each with a host; people go from one to another."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.urls import reverse

from alongside.frameworks.schema import ActivityTemplate
from alongside.live.kinds.base import Drawn, Kind, TeamPage
from alongside.live.kinds.tables.counting import TableRow, TablesResults, by_table
from alongside.live.kinds.walls import piles_outcome, piles_page, wall_drawn
from alongside.live.models import Activity, Participant, Prompt, Session
from alongside.live.paging import Wanted
from alongside.live.presenters import walls
from alongside.live.presenters.results import Results
from alongside.live.presenters.walls.pages import Page
from alongside.live.queries.together import Board


class Tables(Kind):
    """Each prompt is a table."""

    key = "tables"
    title = "Tables to go round"
    invites = "Write one note"
    is_side_by_side = True

    question_template = "tables/templates/question.html"
    sheet_template = "tables/templates/sheet_prompt.html"
    sheet_lines = 1
    table_sheet_template = "tables/templates/table_sheet.html"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """There is nowhere else to go with one table, and one leaves as many notes as one likes."""
        if len(activity.prompts) < 2:
            yield "people choose between tables, so there are two prompts at least"
        if not all(prompt.takes == "many" and (prompt.words or prompt.ways) for prompt in activity.prompts):
            yield "every table takes many notes, in words"

    def question(self, prompt: Prompt, participant: Participant, *, easy: bool) -> Any:
        """Who looks after it, and the way to the other tables."""
        return {"host": prompt.host, "activity": prompt.activity.key}

    def team_pages(self, session: Session, activity: Activity) -> Sequence[TeamPage]:
        """Where hosts are named, and each of them has the notes of their table."""
        href = reverse("session_beforehand", args=[session.area.slug, session.code])
        return [TeamPage("Tables, hosts and questions sent beforehand", href), piles_page(session, activity)]

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """Tables side by side, each with its notes and how many there are."""
        return self.screen_page(session, activity, Wanted())

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """One page of them."""
        return wall_drawn(session, activity, wanted, _hosted)

    def results(self, counted: Results, activity: Activity) -> Drawn:
        """Tables by groups in one view, then each table by itself."""
        prompts = [counted.prompt(activity, prompt, place) for place, prompt in enumerate(activity.prompts.all())]
        return Drawn(self.template("results"), by_table(prompts))

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """For each table its host, its notes and the people behind them, also group by group; and the piles."""
        prompts = [counted.prompt(activity, prompt, place) for place, prompt in enumerate(activity.prompts.all())]
        found = by_table(prompts)
        return {"tables": [_told(row, found) for row in found.rows], **piles_outcome(counted, activity)}


def _hosted(board: Board, prompts: Sequence[Prompt]) -> list[Page]:
    """The hall reads who looks after a table beside its question."""
    heads = [copy(prompt) for prompt in prompts]
    for head in heads:
        if head.host:
            head.easy_text = f"{head.easy_text} Host: {head.host}"
    return walls.board_pages(board, heads)


def _told(row: TableRow, results: TablesResults) -> dict[str, Any]:
    cells = zip(results.groups, row.cells, strict=True)
    return {
        "prompt": row.prompt.key,
        "host": row.prompt.host,
        "notes": row.notes,
        "people": row.people,
        "groups": {group: {"notes": cell.notes, "people": cell.people} for group, cell in cells if cell.notes},
    }


KIND = Tables()
