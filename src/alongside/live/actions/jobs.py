"""Long work from asking to its end: begun, begun again after a kill, stored for a day, thrown away."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.module_loading import import_string

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.actions.events import lock
from alongside.live.enums import JobState
from alongside.live.job_progress import is_heard_of
from alongside.live.models import Job, Session

KEPT_FOR = timedelta(hours=24)
# Work of which nothing was heard for so long died with its process.
SILENT_FOR = timedelta(seconds=60)
MOST_ATTEMPTS = 3
# The option that says what file is made; a job without it brings one in.
FORMAT = "format"


@dataclass(frozen=True, kw_only=True)
class Made:
    """What came of a job: a file, or figures."""

    content: bytes | None = None
    name: str = ""
    content_type: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def ask_for(
    *,
    session: Session,
    task: str,
    by: Actor,
    options: Mapping[str, Any] | None = None,
    name: str = "",
    content: bytes | None = None,
) -> Job:
    """Have something done in the background. The job and its place in the queue are written together."""
    assert by.person_id is not None, "long work is done for somebody who has an account"
    job = Job.objects.create(
        session=session,
        asked_by_id=by.person_id,
        task=task,
        options=dict(options or {}),
        name=name,
        content=content,
    )
    activity_log.record("long work asked for", job, by=by, area_id=session.area_id)
    _enqueue(job)
    return job


def _enqueue(job: Job) -> None:
    import_string(job.task).enqueue(str(job.pk))


@transaction.atomic
def begin(job_id: UUID) -> Job | None:
    """Take a job that waits; nothing where it was taken, thrown away or cleared away meanwhile."""
    taken = Job.objects.select_for_update().filter(pk=job_id, state=JobState.WAITING).first()
    if taken is None:
        return None
    taken.state, taken.begun_at, taken.attempt = JobState.WORKING, clock.now(), taken.attempt + 1
    taken.save(update_fields=["state", "begun_at", "attempt"])
    return taken


@transaction.atomic
def finish(*, job: Job, made: Made) -> bool:
    """Store what came of it; false where it was thrown away meanwhile, or begun again by another.

    Under the session's lock: what was withdrawn while the file was made has thrown the job away before.
    """
    session = lock(job.session_id)
    stored = _of(job).update(
        state=JobState.READY,
        content=made.content,
        name=made.name or job.name,
        content_type=made.content_type,
        result=dict(made.result),
        ended_at=clock.now(),
    )
    if stored:
        activity_log.record("long work ready", job, by=actors.system("jobs"), area_id=session.area_id)
    return bool(stored)


@transaction.atomic
def fail(*, job: Job) -> None:
    """It could not be done. What it held is removed."""
    if _of(job).update(state=JobState.FAILED, content=None, ended_at=clock.now()):
        activity_log.record("long work failed", job, by=actors.system("jobs"), area_id=job.session.area_id)


@transaction.atomic
def put_back(*, job: Job) -> None:
    """The process ends: somebody else, or the next start, begins it again."""
    if _of(job).update(state=JobState.WAITING):
        _enqueue(job)


def _of(job: Job) -> Any:
    """This very attempt, as long as it stands."""
    return Job.objects.filter(pk=job.pk, state=JobState.WORKING, attempt=job.attempt)


def throw_away_files(session: Session) -> None:
    """Files of a session that are made, or being made, hold what should no longer be in any: remove their content.

    Called in the transaction of whatever takes words back. What is still to be brought in is not touched.
    """
    made = Job.objects.filter(session=session, state__in=(JobState.WORKING, JobState.READY), options__has_key=FORMAT)
    made.update(state=JobState.THROWN_AWAY, content=None, ended_at=clock.now())


@transaction.atomic
def tidy_up() -> None:
    """Begin again what a kill interrupted, give up what was interrupted too often, delete what is a day old."""
    now = clock.now()
    Job.objects.filter(asked_at__lt=now - KEPT_FOR).delete()
    for job in Job.objects.filter(state=JobState.WORKING, begun_at__lt=now - SILENT_FOR).select_related("session"):
        if is_heard_of(job.pk):
            continue
        if job.attempt >= MOST_ATTEMPTS:
            fail(job=job)
        else:
            put_back(job=job)
