"""What the kinds share whose answers are notes on a wall: pages of the screen, and piles."""

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse

from alongside.live.kinds.base import Drawn, TeamPage
from alongside.live.models import Activity, Prompt, Session
from alongside.live.paging import Wanted
from alongside.live.presenters import walls
from alongside.live.presenters.results import Results
from alongside.live.presenters.walls.pages import Page
from alongside.live.queries.together import Board, board_of

MakePages = Callable[[Board, Sequence[Prompt]], list[Page]]


def wall_drawn(session: Session, activity: Activity, wanted: Wanted, make: MakePages) -> Drawn:
    """A page of an activity's notes, or the one note that is asked for."""
    board = board_of(session, activity)
    prompts = list(activity.prompts.all())
    turned = walls.shown_page(make(board, prompts), activity, board, wanted)
    alone = walls.one_note(board, prompts, wanted.note) if wanted.note else None
    page: Page = alone or turned.page
    return Drawn(page.template, page, turned.place)


def piles_page(session: Session, activity: Activity) -> TeamPage:
    """Where the notes are put together."""
    return TeamPage("Group the notes", reverse("activity_piles", args=[session.area.slug, session.code, activity.key]))


def piles_outcome(counted: Results, activity: Activity) -> dict[str, Any]:
    """The piles of an activity with the ids of the contributions in them."""
    piles = [
        {
            "title": row.title,
            "notes": row.notes,
            "people": row.people,
            "contributions": [str(note.uuid) for note in row.placed],
        }
        for row in counted.piles(activity)
    ]
    return {"piles": piles} if piles else {}
