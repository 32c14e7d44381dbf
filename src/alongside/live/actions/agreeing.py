"""Being for what others wrote, and the one text on which people agree in the end (E8)."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.live import rules
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import ActivityState, EventKind
from alongside.live.models import Activity, AgreedText, Contribution, Participant, Prompt, Session, Support


@transaction.atomic
def support(*, contribution: Contribution, participant: Participant) -> None:
    """Be for an alternative. Being for it again changes nothing."""
    session, activity = _can_choose(contribution, participant)
    made, is_new = Support.objects.get_or_create(contribution=contribution, participant=participant)
    if is_new:
        add_events(session, [(EventKind.SUPPORT, activity.pk)])
        activity_log.record("supported", made, by=actors.participant(participant.pk), area_id=session.area_id)


@transaction.atomic
def unsupport(*, contribution: Contribution, participant: Participant) -> None:
    """Be for it no longer. Who was not for it changes nothing."""
    session, activity = _can_choose(contribution, participant)
    gone = Support.objects.filter(contribution=contribution, participant=participant).first()
    if gone is not None:
        activity_log.record("supported no longer", gone, by=actors.participant(participant.pk), area_id=session.area_id)
        gone.delete()
        add_events(session, [(EventKind.SUPPORT, activity.pk)])


def _can_choose(contribution: Contribution, participant: Participant) -> tuple[Session, Activity]:
    session = lock(participant.session_id)
    now = Contribution.objects.select_related("prompt__activity").get(pk=contribution.pk)
    participant.refresh_from_db(fields=["removed_at"])
    reason = rules.why_no_support(
        is_open=now.prompt.activity.state == ActivityState.OPEN
        and session.closed_at is None
        and participant.removed_at is None,
        is_shown=now.is_current and now.withdrawn_at is None and not now.is_held and not now.is_restricted,
        is_own=now.participant_id == participant.pk,
    )
    if reason:
        raise ValidationError(reason)
    return session, now.prompt.activity


@transaction.atomic
def agree_on(
    *,
    prompt: Prompt,
    text: str,
    by: Actor,
    easy_text: str = "",
    because: str = "",
    stems_from: Collection[UUID] = (),
) -> AgreedText:
    """What stands from now on as agreed; the wordings before it stay as its history."""
    session = lock(prompt.activity.session_id)
    last = AgreedText.objects.filter(prompt=prompt).order_by("-number").first()
    agreed = AgreedText.objects.create(
        prompt=prompt,
        number=last.number + 1 if last else 1,
        text=text,
        easy_text=easy_text,
        because=because,
        written_by_id=by.person_id,
    )
    agreed.stems_from.set(
        Contribution.objects.filter(
            prompt=prompt, uuid__in=stems_from, is_current=True, withdrawn_at__isnull=True, is_restricted=False
        )
    )
    add_events(session, [(EventKind.AGREED, prompt.activity_id)])
    activity_log.record("text agreed on", agreed, by=by, area_id=session.area_id, fields=("text", "because"))
    return agreed
