"""Send words to the safeguarding leads, and what they do about them. The audit has ids, never what was said."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.actions.events import add_events, lock
from alongside.live.actions.jobs import throw_away_files
from alongside.live.actions.keeping import remove_words, versions_of
from alongside.live.enums import EventKind
from alongside.live.models import Concern, ConcernTold, Contribution, Placement, Session
from alongside.live.queries.safeguarding import leads_of
from alongside.people.models import User

logger = logging.getLogger(__name__)

BY_EMAIL = "email"


@transaction.atomic
def send_to_safeguarding(*, contribution: Contribution, note: str, by: Actor) -> Concern:
    """Take words off every screen and list but the leads', and tell the leads that something waits.

    Pressed twice, it is one concern. What was returned to the session once can be sent again.
    """
    session = lock(contribution.session_id)
    known = Concern.objects.filter(contribution=contribution).first()
    if known is not None and known.returned_at is None:
        return known
    _restrict(session, contribution, restricted=True)
    now = clock.now()
    concern, _ = Concern.objects.update_or_create(
        contribution=contribution,
        defaults={
            "area_id": session.area_id,
            "note": _noted(known, note),
            "raised_at": now,
            "raised_by_id": by.person_id,
            "acknowledge_by": now + timedelta(minutes=session.area.acknowledge_minutes),
            "acknowledged_at": None,
            "acknowledged_by": None,
            "returned_at": None,
        },
    )
    _record(session, concern, "sent to safeguarding", by, "is_restricted")
    for lead in leads_of(session.area):
        transaction.on_commit(lambda lead=lead: _tell(concern, lead), robust=True)  # type: ignore[misc]
    return concern


def _noted(known: Concern | None, note: str) -> str:
    """The note of this time, under that of the time before."""
    return "\n\n".join(part for part in (known.note if known else "", note) if part)


def _restrict(session: Session, contribution: Contribution, *, restricted: bool) -> None:
    """All versions of it together, so that an earlier wording cannot be found where the newest is gone from."""
    ids = versions_of(contribution)
    Contribution.objects.filter(pk__in=ids).update(is_restricted=restricted, is_held=True)
    Placement.objects.filter(contribution__in=ids).delete()
    throw_away_files(session)
    add_events(session, [(EventKind.CONTRIBUTION, pk) for pk in ids])


def _record(session: Session, concern: Concern, verb: str, by: Actor, *fields: str) -> None:
    activity_log.record(verb, concern, by=by, area_id=session.area_id, fields=fields)


def _tell(concern: Concern, lead: User) -> None:
    """Write to a lead, and keep that they were told only where the letter went out. It holds no words."""
    address = f"{settings.SITE_URL}{reverse('concern', args=[concern.area.slug, concern.pk])}"
    words = {"area": concern.area, "acknowledge_by": concern.acknowledge_by, "address": address}
    message = render_to_string("live/safeguarding/email.txt", words)
    try:
        send_mail(f"{concern.area.title}: something waits for you", message, None, [lead.email])
    except (OSError, SMTPException):
        logger.exception("Concern %s: a safeguarding lead could not be written to.", concern.pk)
        return
    record_told(concern=concern, person=lead, way=BY_EMAIL)


@transaction.atomic
def record_told(*, concern: Concern, person: User, way: str) -> None:
    """Somebody was told of a concern."""
    ConcernTold.objects.create(concern=concern, person=person, way=way)
    activity_log.record("told of a concern", concern, by=actors.system("email"), area_id=concern.area_id)


@transaction.atomic
def acknowledge(*, concern: Concern, by: Actor) -> None:
    """A lead says: I have it. The facilitator's page stops asking."""
    session = lock(concern.contribution.session_id)
    concern.refresh_from_db()
    if concern.acknowledged_at is not None:
        return
    concern.acknowledged_at = clock.now()
    concern.acknowledged_by_id = by.person_id
    concern.save(update_fields=["acknowledged_at", "acknowledged_by"])
    add_events(session, [(EventKind.CONTRIBUTION, concern.contribution_id)])
    _record(session, concern, "concern acknowledged", by, "acknowledged_at")


@transaction.atomic
def write_outcome(*, concern: Concern, outcome: str, by: Actor) -> None:
    """What was done, for the leads alone."""
    concern.outcome = outcome
    concern.save(update_fields=["outcome"])
    _record(concern.contribution.session, concern, "concern's outcome written", by, "outcome")


@transaction.atomic
def return_to_session(*, concern: Concern, by: Actor) -> None:
    """It is no concern: held in its session again, for the facilitator to show or not.

    Where the speaker took it back meanwhile, nothing holds the words any more, and they are deleted.
    """
    session = lock(concern.contribution.session_id)
    concern.refresh_from_db()
    if concern.returned_at is not None:
        return
    concern.returned_at = clock.now()
    concern.acknowledged_at = concern.acknowledged_at or concern.returned_at
    concern.acknowledged_by_id = concern.acknowledged_by_id or by.person_id
    concern.save(update_fields=["returned_at", "acknowledged_at", "acknowledged_by"])
    _restrict(session, concern.contribution, restricted=False)
    if concern.contribution.withdrawn_at is not None:
        remove_words(versions_of(concern.contribution))
    _record(session, concern, "concern returned", by, "returned_at")


@transaction.atomic
def delete_restricted_words(*, concern: Concern, by: Actor) -> None:
    """The leads need the words no longer. Their own record of what was done stays."""
    session = lock(concern.contribution.session_id)
    if concern.acknowledged_at is None:
        raise ValidationError("Say first that you have it.")
    ids = versions_of(concern.contribution)
    Contribution.objects.filter(pk__in=ids, withdrawn_at__isnull=True).update(withdrawn_at=clock.now(), may_quote=False)
    remove_words(ids)
    add_events(session, [(EventKind.CONTRIBUTION, pk) for pk in ids])
    _record(session, concern, "restricted words deleted", by, "words")
