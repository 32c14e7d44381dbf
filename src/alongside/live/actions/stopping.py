"""Stop a phone that spoils it for others, without knowing whose it is; and let it go on."""

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.actions.events import add_events, lock
from alongside.live.actions.jobs import throw_away_files
from alongside.live.enums import EventKind
from alongside.live.models import Contribution, Participant, Session
from alongside.live.queries.standing import standing


@transaction.atomic
def stop_phone(*, participant: Participant, by: Actor) -> None:
    """They can say nothing more, and what they said is held. Their receipt goes on working."""
    session = lock(participant.session_id)
    if participant.token_digest is None:
        raise ValidationError("This came from paper or a file, so there is no phone to stop.")
    if not Participant.objects.filter(pk=participant.pk, removed_at__isnull=True).update(removed_at=clock.now()):
        return
    shown = Contribution.objects.filter(standing(), participant=participant, is_held=False)
    ids = list(shown.values_list("pk", flat=True))
    Contribution.objects.filter(pk__in=ids).update(is_held=True)
    throw_away_files(session)
    add_events(session, [(EventKind.STOPPED, None), *((EventKind.CONTRIBUTION, pk) for pk in ids)])
    _record("phone stopped", participant, session, by)


@transaction.atomic
def let_phone_go_on(*, participant: Participant, by: Actor) -> None:
    """It was a mistake, or it is settled. What is held stays held until somebody shows it."""
    session = lock(participant.session_id)
    if not Participant.objects.filter(pk=participant.pk, removed_at__isnull=False).update(removed_at=None):
        return
    add_events(session, [(EventKind.STOPPED, None)])
    _record("phone goes on", participant, session, by)


def _record(verb: str, participant: Participant, session: Session, by: Actor) -> None:
    activity_log.record(verb, participant, by=by, area_id=session.area_id, fields=("removed_at",))
