"""Find long work, for the one who asked for it."""

from uuid import UUID

from django.http import Http404

from alongside.live.models import Job, Session


def job_of(session: Session, pk: UUID, *, asked_by: int | None, with_content: bool = False) -> Job:
    """A job that this person asked for in this session; `Http404` for everybody else."""
    found = Job.objects.filter(session=session, pk=pk, asked_by_id=asked_by)
    job = (found if with_content else found.defer("content")).first()
    if job is None:
        raise Http404("This is not here any more: files are kept for a day.")
    return job


def jobs_of(session: Session, *, asked_by: int | None) -> list[Job]:
    """What this person asked for in this session, newest first."""
    return list(Job.objects.filter(session=session, asked_by_id=asked_by).defer("content")[:10])
