"""The one way in for everything that anybody says: API, plain form, paper and import."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from alongside.activity import actions as activity_log
from alongside.core import clock, rows
from alongside.live.actions.events import add_events, lock_all
from alongside.live.actions.intake import Intake, Pending
from alongside.live.actions.naming import Naming
from alongside.live.enums import EventKind
from alongside.live.models import Contribution, Media, Prompt, Session, Words
from alongside.live.queries.intake import prompts_with
from alongside.live.submissions import Outcome, Posted, Status, Submission

T = TypeVar("T", Submission, Posted)


def accept_contributions(batch: Sequence[Submission]) -> list[Outcome]:
    """Take in a batch: one outcome for each submission, in the same order; all committed together.

    The same id with the same content twice is one contribution. Where one row breaks a constraint of the
    database, the batch is done again row by row, so that only the bad one is refused.
    """
    return _together_or_one_by_one(_accept, batch)


def accept_posted(batch: Sequence[Posted]) -> list[Outcome]:
    """The same for what programs post: who they are and what they answer is found out for all of them at once."""
    return _together_or_one_by_one(_accept_posted, batch)


def _together_or_one_by_one(accept: Callable[[Sequence[T]], list[Outcome]], batch: Sequence[T]) -> list[Outcome]:
    try:
        with transaction.atomic():
            return accept(batch)
    except IntegrityError:
        with transaction.atomic():
            return [_accept_alone(accept, one) for one in batch]


def _accept_alone(accept: Callable[[Sequence[T]], list[Outcome]], one: T) -> Outcome:
    try:
        with transaction.atomic():
            return accept([one])[0]
    except IntegrityError:
        return Outcome(Status.CONFLICT, one.uuid)


def _accept(batch: Sequence[Submission]) -> list[Outcome]:
    sessions = lock_all(sorted({submission.session_id for submission in batch}))
    return _take_in(batch, sessions, prompts_with({submission.prompt_id for submission in batch}))


def _accept_posted(batch: Sequence[Posted]) -> list[Outcome]:
    naming = Naming(batch)
    sessions = lock_all(naming.session_ids)
    named = naming.submissions(batch, sessions)
    outcomes = iter(_take_in([one for one in named if isinstance(one, Submission)], sessions, naming.prompts))
    return [next(outcomes) if isinstance(one, Submission) else one for one in named]


def _take_in(batch: Sequence[Submission], sessions: dict[int, Session], prompts: dict[int, Prompt]) -> list[Outcome]:
    intake = Intake(batch, sessions=sessions, prompts=prompts, now=clock.now())
    outcomes = [intake.decide(submission) for submission in batch]
    _write(intake)
    return [
        intake.with_id(outcome, submission) if outcome.is_stored else outcome
        for submission, outcome in zip(batch, outcomes, strict=True)
    ]


def _write(intake: Intake) -> None:
    """Write what the intake accepted: superseded rows first, then contributions, words, audit and events.

    Straight through the driver (`core.rows`): here rows come by the thousand. What is added to it is written
    once for the batch as well, from `intake.accepted`.
    """
    replaced = [said.id for said in intake.superseded if said.id is not None]
    if replaced:
        Contribution.objects.filter(pk__in=replaced).update(is_current=False)
    accepted = intake.accepted
    for pending, pk in zip(accepted, rows.next_ids(Contribution, len(accepted)), strict=True):
        pending.said.id = pk
    rows.insert(Contribution, [_contribution(pending) for pending in accepted])
    rows.insert(Words, [_words(pending) for pending in accepted if pending.submission.words])
    for pending in accepted:
        if pending.submission.media_ids:
            Media.objects.filter(pk__in=pending.submission.media_ids).update(contribution_id=pending.said.id)
    activity_log.record_many(
        "contribution received",
        subject_type="live.contribution",
        done=[
            (pending.said.id, pending.submission.by, intake.sessions[pending.submission.session_id].area_id)
            for pending in accepted
        ],
    )
    for session in intake.sessions.values():
        add_events(session, list(_events(accepted, session.pk)))


def _contribution(pending: Pending) -> dict[str, Any]:
    """The row with what is known only now: its id, what it replaces, and whether a later one replaced it."""
    return pending.row | {
        "id": pending.said.id,
        "is_current": pending.said.is_current,
        "supersedes_id": pending.replaces.id if pending.replaces else None,
    }


def _words(pending: Pending) -> dict[str, Any]:
    submission = pending.submission
    return {
        "contribution_id": pending.said.id,
        "text": submission.words,
        "scribe_note": submission.scribe_note,
        "signed_as": submission.signed_as,
    }


def _events(accepted: Iterable[Pending], session_id: int) -> Iterable[tuple[EventKind, int | None]]:
    for pending in accepted:
        if pending.submission.session_id == session_id:
            if pending.replaces is not None:
                yield EventKind.CONTRIBUTION, pending.replaces.id
            yield EventKind.CONTRIBUTION, pending.said.id
