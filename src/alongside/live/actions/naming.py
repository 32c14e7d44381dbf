"""Finds out, for a batch that programs posted, who speaks in which session and what they answer."""

from collections.abc import Sequence
from itertools import islice

from alongside.activity import actors
from alongside.core import codes
from alongside.live.carrying import is_mark_of
from alongside.live.models import Prompt, Session
from alongside.live.queries import intake as queries
from alongside.live.queries.intake import Place, Seat
from alongside.live.rules import Problem
from alongside.live.submissions import Outcome, Posted, Status, Submission

# Who holds a token, and in which session, never changes: so it is remembered, and the database is asked only of new
# ones. Whether that person is still here, and everything with a number in it, is asked each time.
MOST_REMEMBERED = 50_000
_remembered: dict[str, Seat] = {}


class Naming:
    """The people, sessions and prompts behind the names in a batch.

    Who sends it is known by their token alone; the sessions are then to be locked before anything else is asked.
    """

    def __init__(self, batch: Sequence[Posted]) -> None:
        self._seats = _seats({posted.token_digest for posted in batch})
        self.session_ids = sorted({seat.session_id for seat in self._seats.values()})
        self.prompts: dict[int, Prompt] = {}

    def submissions(self, batch: Sequence[Posted], sessions: dict[int, Session]) -> list[Submission | Outcome]:
        """Each as a submission, or why it cannot be one."""
        seats = [self._seat(posted, sessions) for posted in batch]
        places = {
            (seat.session_id, posted.activity, posted.prompt)
            for posted, seat in zip(batch, seats, strict=True)
            if seat is not None
        }
        prompts = queries.prompts_at(places)
        self.prompts = {prompt.pk: prompt for prompt in prompts.values()}
        return [
            Outcome(Status.UNKNOWN, posted.uuid) if seat is None else _submission(posted, seat, prompts)
            for posted, seat in zip(batch, seats, strict=True)
        ]

    def _seat(self, posted: Posted, sessions: dict[int, Session]) -> Seat | None:
        """Where its sender sits, if the address names that session by its present code, and the page is theirs."""
        seat = self._seats.get(posted.token_digest)
        session = sessions.get(seat.session_id) if seat else None
        if seat is None or session is None or session.code != codes.normalise(posted.code):
            return None
        if posted.mark is not None and not is_mark_of(posted.mark, seat.participant_id):
            return None
        return seat


def _submission(posted: Posted, seat: Seat, prompts: dict[Place, Prompt]) -> Submission | Outcome:
    prompt = prompts.get((seat.session_id, posted.activity, posted.prompt))
    if prompt is None:
        return Outcome(Status.INVALID, posted.uuid, problems=[_not_asked(posted, seat)])
    return Submission(
        session_id=seat.session_id,
        participant_id=seat.participant_id,
        prompt_id=prompt.pk,
        uuid=posted.uuid,
        by=actors.participant(seat.participant_id),
        **posted.content,
    )


def _not_asked(posted: Posted, seat: Seat) -> Problem:
    if queries.has_activity(seat.session_id, posted.activity):
        return Problem("prompt", "There is no such question in this activity.")
    return Problem("activity", "There is no such activity in this session.")


def _seats(digests: set[str]) -> dict[str, Seat]:
    new = digests - _remembered.keys()
    if new:
        _remembered.update(queries.seats_of(new))
        for oldest in list(islice(_remembered, max(0, len(_remembered) - MOST_REMEMBERED))):
            del _remembered[oldest]
    return {digest: _remembered[digest] for digest in digests if digest in _remembered}
