"""Many people at once, as a file or a pile of paper brings them: nobody of them holds a token, some hold a paper strip."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import codes
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import EventKind
from alongside.live.models import Participant, Session
from alongside.people.models import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody who is known only by what a file or a sheet says of them."""

    group: Group | None
    home_area: str = ""
    receipt: str = ""


@transaction.atomic
def add_participants(
    *, session: Session, arrivals: Sequence[Arrival], by: Actor, verb: str = "joined from a file"
) -> list[Participant]:
    """New participants of a session, in the order of the arrivals."""
    if not arrivals:
        return []
    locked = lock(session.pk)
    participants = Participant.objects.bulk_create(
        Participant(
            session=locked,
            group=arrival.group,
            home_area=arrival.home_area,
            receipt_digest=codes.receipt_digest(arrival.receipt) if arrival.receipt else None,
        )
        for arrival in arrivals
    )
    add_events(locked, [(EventKind.JOINED, None)])
    activity_log.record_all(
        [
            activity_log.entry(
                verb,
                subject_type="live.participant",
                subject_id=participant.pk,
                by=by,
                area_id=locked.area_id,
                fields=("group",),
            )
            for participant in participants
        ]
    )
    return participants
