""" "I don't understand" and "I need help": asked by a participant, answered by the facilitator."""

from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import EventKind, HelpKind
from alongside.live.models import HelpRequest, Participant, Prompt


@transaction.atomic
def ask_for_help(*, participant: Participant, kind: HelpKind, prompt: Prompt | None = None) -> HelpRequest:
    """Call the facilitator. Asking the same again while it is unanswered is one call."""
    session = lock(participant.session_id)
    waiting = HelpRequest.objects.filter(
        participant=participant, kind=kind, prompt=prompt, answered_at__isnull=True
    ).first()
    if waiting is not None:
        return waiting
    request = HelpRequest.objects.create(session=session, participant=participant, kind=kind, prompt=prompt)
    add_events(session, [(EventKind.HELP, request.pk)])
    activity_log.record(
        "help asked for", request, by=actors.participant(participant.pk), area_id=session.area_id, fields=("kind",)
    )
    return request


@transaction.atomic
def answer_help(*, help_request: HelpRequest, by: Actor) -> None:
    """Somebody is on their way."""
    session = lock(help_request.session_id)
    help_request.refresh_from_db()
    if help_request.answered_at is not None:
        return
    help_request.answered_at = clock.now()
    help_request.answered_by_id = by.person_id
    help_request.save(update_fields=["answered_at", "answered_by"])
    add_events(session, [(EventKind.HELP, help_request.pk)])
    activity_log.record("help answered", help_request, by=by, area_id=session.area_id, fields=("answered_at",))
