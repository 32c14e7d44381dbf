"""A wall of pledges: what somebody will do themselves, with their name or role where they want to be asked about it.

From here a pledge goes into the register: somebody of the area undertakes it as a promise (`answers`).
"""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from alongside.frameworks.schema import ActivityTemplate
from alongside.live.kinds.base import Drawn, Kind, TeamPage
from alongside.live.kinds.walls import wall_drawn
from alongside.live.models import Activity, Prompt, Session
from alongside.live.paging import Wanted
from alongside.live.presenters import walls
from alongside.live.presenters.walls.pages import Page
from alongside.live.queries.together import Board


class Pledges(Kind):
    """Each prompt is a wall."""

    key = "pledges"
    title = "A pledge wall"
    invites = "Write what you will do"
    takes_signature = True

    sheet_template = "pledges/templates/sheet_prompt.html"
    sheet_lines = 3

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """A pledge is in words: others must be able to say later whether it was kept."""
        if not all(prompt.words for prompt in activity.prompts):
            yield "every prompt of a pledge wall takes words"

    def team_pages(self, session: Session, activity: Activity) -> Sequence[TeamPage]:
        """Where pledges become promises."""
        href = reverse("session_pledges", args=[session.area.slug, session.code])
        return [TeamPage("Pledges, and the promises they became", href)]

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """Pledges as notes, each with who made it, where they say so."""
        return self.screen_page(session, activity, Wanted())

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """One page of them."""
        return wall_drawn(session, activity, wanted, _signed)


def _signed(board: Board, prompts: Sequence[Prompt]) -> list[Page]:
    return walls.board_pages(board, prompts, foot=lambda note: note.signed_as)


KIND = Pledges()
