"""The one way in for everything that anybody says: API, plain form, paper and import."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.activity import actions as activity_log
from alongside.core import clock
from alongside.live.actions.events import add_events, lock_all
from alongside.live.actions.intake import Intake
from alongside.live.enums import EventKind
from alongside.live.models import Contribution, Media, Words
from alongside.live.submissions import Outcome, Status, Submission


def accept_contributions(batch: Sequence[Submission]) -> list[Outcome]:
    """Take in a batch: one outcome for each submission, in the same order; all committed together.

    The same id with the same content twice is one contribution. Where one row breaks a constraint of the
    database, the batch is done again row by row, so that only the bad one is refused.
    """
    try:
        with transaction.atomic():
            return _accept(batch)
    except IntegrityError:
        with transaction.atomic():
            return [_accept_alone(submission) for submission in batch]


def _accept_alone(submission: Submission) -> Outcome:
    try:
        with transaction.atomic():
            return _accept([submission])[0]
    except IntegrityError:
        return Outcome(Status.CONFLICT, submission.uuid)


def _accept(batch: Sequence[Submission]) -> list[Outcome]:
    sessions = lock_all(sorted({submission.session_id for submission in batch}))
    intake = Intake(batch, sessions=sessions, now=clock.now())
    outcomes = [intake.decide(submission) for submission in batch]
    ids = _write(intake)
    return [
        replace(outcome, contribution_id=ids.get(_key(sub), outcome.contribution_id))
        for sub, outcome in zip(batch, outcomes, strict=True)
    ]


def _key(submission: Submission) -> tuple[int, UUID]:
    return submission.session_id, submission.uuid


def _write(intake: Intake) -> dict[tuple[int, UUID], int]:
    """Write what the intake accepted: superseded rows first, then contributions, words, audit and events."""
    Contribution.objects.filter(pk__in=[row.pk for row in intake.superseded if row.pk]).update(is_current=False)
    accepted = intake.accepted
    Contribution.objects.bulk_create(pending.row for pending in accepted)
    Words.objects.bulk_create(
        Words(
            contribution=pending.row,
            text=pending.submission.words,
            scribe_note=pending.submission.scribe_note,
            signed_as=pending.submission.signed_as,
        )
        for pending in accepted
        if pending.submission.words
    )
    for pending in accepted:
        if pending.submission.media_ids:
            Media.objects.filter(pk__in=pending.submission.media_ids).update(contribution=pending.row)
    _link_earlier_answers(intake)
    activity_log.record_all(
        [
            activity_log.entry(
                "contribution received",
                subject_type="live.contribution",
                subject_id=pending.row.pk,
                by=pending.submission.by,
                area_id=intake.sessions[pending.row.session_id].area_id,
            )
            for pending in accepted
        ]
    )
    for session in intake.sessions.values():
        add_events(session, list(_events(intake, session.pk)))
    return {(pending.row.session_id, pending.row.uuid): pending.row.pk for pending in accepted}


def _link_earlier_answers(intake: Intake) -> None:
    """Tell each new answer which earlier one it replaces; both have their ids only now."""
    linked = [pending for pending in intake.accepted if pending.replaces is not None]
    for pending in linked:
        pending.row.supersedes = pending.replaces
    Contribution.objects.bulk_update([pending.row for pending in linked], ["supersedes"])


def _events(intake: Intake, session_id: int) -> Iterable[tuple[EventKind, int | None]]:
    for pending in intake.accepted:
        if pending.row.session_id == session_id:
            if pending.replaces is not None:
                yield EventKind.CONTRIBUTION, pending.replaces.pk
            yield EventKind.CONTRIBUTION, pending.row.pk
