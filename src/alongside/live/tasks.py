"""What is done in the background: bring in a large file."""

from django_tasks import task

from alongside.activity import actors
from alongside.core.progress import Progress
from alongside.live.actions.jobs import Made
from alongside.live.importing import import_csv
from alongside.live.models import Job
from alongside.live.working import work_on

BRING_IN = "alongside.live.tasks.bring_in"


@task()
def bring_in(job_id: str) -> None:
    """Bring in the file of a job, every row or none."""
    work_on(job_id, _bring_in)


def _bring_in(job: Job, progress: Progress) -> Made:
    report = import_csv(
        session=job.session,
        content=bytes(job.content or b""),
        name=job.name,
        by=actors.person(job.asked_by_id),
        progress=progress,
    )
    return Made(
        result={
            "new": report.new,
            "already": report.already,
            "held": report.held,
            "problems": [[problem.line, problem.reason] for problem in report.problems],
        }
    )
