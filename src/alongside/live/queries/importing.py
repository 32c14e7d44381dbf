"""What an import has to know of a session: what it asks, whom, and what came in before."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TypeVar
from uuid import UUID

from alongside.core import codes
from alongside.live.models import Contribution, Participant, Prompt, Session

T = TypeVar("T")
# Databases limit how many values one statement may carry.
AT_ONCE = 1000


def prompts_of(session: Session) -> list[Prompt]:
    """Everything that a session asks, with its activities, in their order."""
    prompts = Prompt.objects.filter(activity__session=session).select_related("activity")
    return list(prompts.order_by("activity__position", "activity_id", "position", "id"))


def speakers_of(session: Session, ids: Collection[UUID]) -> dict[UUID, Participant]:
    """Who said what came in before under these ids."""
    return {
        row.uuid: row.participant
        for some in _portions(ids)
        for row in Contribution.objects.filter(session=session, uuid__in=some).select_related("participant")
    }


def participants_with_strips(receipts: Collection[str]) -> dict[str, Participant]:
    """Who holds which of these strips, in whatever session."""
    receipt_of = {codes.receipt_digest(receipt): receipt for receipt in receipts}
    return {
        receipt_of[row.receipt_digest]: row
        for some in _portions(receipt_of)
        for row in Participant.objects.filter(receipt_digest__in=some)
        if row.receipt_digest is not None
    }


def _portions(things: Collection[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while some := list(islice(rest, AT_ONCE)):
        yield some
