"""What is done in the background: make a file of a session."""

from django_tasks import task

from alongside.core import clock
from alongside.core.progress import Progress
from alongside.insight.exporting import FORMATS
from alongside.live.actions.jobs import FORMAT, Made
from alongside.live.models import Job, Session
from alongside.live.working import work_on

MAKE_FILE = "alongside.insight.tasks.make_file"


@task()
def make_file(job_id: str) -> None:
    """Make the file of a job."""
    work_on(job_id, _make_file)


def _make_file(job: Job, progress: Progress) -> Made:
    wanted = FORMATS[job.options[FORMAT]]
    content = wanted.write(job.session, progress)
    return Made(content=content, name=file_name(job.session, wanted.ending), content_type=wanted.content_type)


def file_name(session: Session, ending: str) -> str:
    """What a file of a session is called: which area, which session, which day."""
    return f"{session.area.slug}-{session.code}-{clock.today():%Y-%m-%d}.{ending}"
