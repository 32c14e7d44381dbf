"""Take part without an account: a random id, a token in the browser, a receipt to carry away."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.core import codes
from alongside.live import rules
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import EventKind
from alongside.live.limits import MOST_PARTICIPANTS
from alongside.live.models import Participant, Session
from alongside.people.models import Group


@dataclass(frozen=True)
class Joined:
    """A new participant, with the secrets that only they keep."""

    participant: Participant
    token: str
    receipt: str


@transaction.atomic
def join(
    *,
    session: Session,
    group: Group | None,
    home_area: str = "",
    likes: dict[str, Any] | None = None,
    asked_people: int | None = None,
    asked_how: str = "",
) -> Joined:
    """Take part in a session. Nothing personal is asked for or kept."""
    locked = lock(session.pk)
    if locked.closed_at is not None:
        raise ValidationError("This session has ended, so nobody can join it any more.")
    if locked.locked_at is not None:
        raise ValidationError("This session is locked, so nobody new can join it now. Ask a helper.")
    if locked.participants.count() >= MOST_PARTICIPANTS:
        raise ValidationError("This session is full. Ask a helper for paper.")
    token = codes.new_token()
    receipt = codes.receipt_of(token)
    while Participant.objects.filter(receipt_digest=codes.receipt_digest(receipt)).exists():
        token = codes.new_token()
        receipt = codes.receipt_of(token)
    participant = Participant.objects.create(
        session=locked,
        group=group,
        home_area=home_area,
        likes=likes or {},
        asked_people=asked_people,
        asked_how=asked_how,
        token_digest=codes.token_digest(token),
        receipt_digest=codes.receipt_digest(receipt),
    )
    add_events(locked, [(EventKind.JOINED, None)])
    activity_log.record(
        "joined", participant, by=actors.participant(participant.pk), area_id=locked.area_id, fields=("group",)
    )
    return Joined(participant, token, receipt)


@transaction.atomic
def participant_for_strip(*, session: Session, receipt: str | None, group: Group | None, by: Actor) -> Participant:
    """Who wrote a paper note: the person of its tear-off strip, or somebody new where it has none."""
    digest = codes.receipt_digest(receipt) if receipt else None
    if digest is not None:
        known = Participant.objects.filter(receipt_digest=digest).first()
        if known is not None and known.session_id != session.pk:
            raise ValidationError("This strip belongs to another session. Look at the code again.")
        if known is not None:
            return known
    participant = Participant.objects.create(session=session, group=group, receipt_digest=digest)
    activity_log.record("joined on paper", participant, by=by, area_id=session.area_id, fields=("group",))
    return participant


@transaction.atomic
def set_likes(*, participant: Participant, likes: dict[str, Any]) -> None:
    """How somebody likes to take part: bigger text, easy words, read aloud, calmer colours."""
    participant.likes = likes
    participant.save(update_fields=["likes"])
    _record_own(participant, "likes")


@transaction.atomic
def set_group(*, participant: Participant, group: Group | None) -> None:
    """Which group somebody says they belong to."""
    participant.group = group
    participant.save(update_fields=["group"])
    _record_own(participant, "group")


@transaction.atomic
def set_asked(*, participant: Participant, people: int | None, how: str) -> None:
    """How many others somebody asked before they speak for them, and how: as far as they want to say (W10)."""
    participant.asked_people, participant.asked_how = people, how
    participant.save(update_fields=["asked_people", "asked_how"])
    _record_own(participant, "asked_people", "asked_how")


@transaction.atomic
def continue_from(*, participant: Participant, earlier: Participant) -> None:
    """The same person was at an earlier session, and brought its receipt along: beginning, middle and end (P10)."""
    if not rules.may_continue(_place(participant), _place(earlier)):
        raise ValidationError("This receipt is not from an earlier session here.")
    participant.continues = earlier
    participant.save(update_fields=["continues"])
    _record_own(participant, "continues")


def _place(participant: Participant) -> rules.Place:
    session = participant.session
    return rules.Place(session.area_id, session.pk, session.created_at)


def _record_own(participant: Participant, *fields: str) -> None:
    activity_log.record(
        "participant changed",
        participant,
        by=actors.participant(participant.pk),
        area_id=participant.session.area_id,
        fields=fields,
    )
