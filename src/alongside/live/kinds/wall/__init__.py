"""An open wall: what one word or question brings to mind, as notes in one flow (E8)."""

from collections.abc import Iterable, Sequence
from typing import Any

from alongside.frameworks.schema import ActivityTemplate
from alongside.live.kinds.base import Drawn, Kind, TeamPage
from alongside.live.kinds.walls import piles_outcome, piles_page, wall_drawn
from alongside.live.models import Activity, Session
from alongside.live.paging import Wanted
from alongside.live.presenters import walls
from alongside.live.presenters.results import Results


class Wall(Kind):
    """Each prompt has its own paper, and all their notes hang in one flow."""

    key = "wall"
    title = "An open wall"
    invites = "Write one note"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """Notes are words, or something else that one can put on a wall."""
        if not all(prompt.words or prompt.ways for prompt in activity.prompts):
            yield "every prompt of the kind `wall` takes words"

    def team_pages(self, session: Session, activity: Activity) -> Sequence[TeamPage]:
        """Its notes can be put together."""
        return [piles_page(session, activity)]

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """Notes in the order in which they came, and in piles."""
        return self.screen_page(session, activity, Wanted())

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """One page of them."""
        return wall_drawn(session, activity, wanted, walls.flow_pages)

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """The piles."""
        return piles_outcome(counted, activity)


KIND = Wall()
