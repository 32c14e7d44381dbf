"""A board of notes in named columns: as many notes as anybody likes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from alongside.core.widgets import BigRadios
from alongside.frameworks.schema import ActivityTemplate
from alongside.live.choices import Choice
from alongside.live.kinds.base import Drawn, Kind, TeamPage
from alongside.live.kinds.fields import one_of
from alongside.live.kinds.walls import piles_outcome, piles_page, wall_drawn
from alongside.live.models import Activity, Prompt, Session
from alongside.live.paging import Wanted
from alongside.live.presenters import walls
from alongside.live.presenters.results import Results


class Board(Kind):
    """Each prompt is a column."""

    key = "board"
    title = "A board of notes"
    invites = "Write one note"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """Notes are words, or something else that one can put on a board."""
        if not all(prompt.words or prompt.ways for prompt in activity.prompts):
            yield "every prompt of a board takes words"

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """A sticker, where the column has some: it says something by itself, or goes with words."""
        field = one_of(choices, BigRadios(symbols={choice.value: choice.symbol for choice in choices}))
        if field is not None:
            field.label = "Choose a sticker"
        return field

    def team_pages(self, session: Session, activity: Activity) -> Sequence[TeamPage]:
        """Its notes can be put together."""
        return [piles_page(session, activity)]

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """Notes as notes, in columns, and in the piles that the facilitator made of them."""
        return self.screen_page(session, activity, Wanted())

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """One page of them."""
        return wall_drawn(session, activity, wanted, walls.board_pages)

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """The piles."""
        return piles_outcome(counted, activity)


KIND = Board()
