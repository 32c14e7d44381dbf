"""A board of notes in named columns: as many notes as anybody likes."""

from collections.abc import Iterable

from alongside.frameworks.schema import ActivityTemplate
from alongside.live.kinds.base import Drawn, Kind
from alongside.live.models import Activity, Session
from alongside.live.presenters import screen


class Board(Kind):
    """Each prompt is a column."""

    key = "board"
    title = "A board of notes"
    invites = "Write one note"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """Notes are words, or something else that one can put on a board."""
        if not all(prompt.words or prompt.ways for prompt in activity.prompts):
            yield "every prompt of a board takes words"

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """Notes as notes, in columns."""
        return Drawn(self.template("screen"), screen.columns(session, list(activity.prompts.all())))


KIND = Board()
