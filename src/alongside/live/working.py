"""Do one job of the queue, whatever it is, so that it ends as ready, failed, or waiting again."""

import logging
from collections.abc import Callable
from uuid import UUID

from alongside.core.progress import Progress
from alongside.live.actions import jobs
from alongside.live.actions.jobs import Made
from alongside.live.job_progress import StoppedError, telling
from alongside.live.models import Job

logger = logging.getLogger(__name__)


def work_on(job_id: str, do: Callable[[Job, Progress], Made]) -> None:
    """Begin the job if it waits, and bring it to an end."""
    job = jobs.begin(UUID(job_id))
    if job is None:
        return
    tell = telling(job.pk)
    try:
        tell(0, 0)
        jobs.finish(job=job, made=do(job, tell))
    except StoppedError:
        jobs.put_back(job=job)
    except Exception:
        # Which words it was about stands in no log: only which job.
        logger.exception("job %s failed", job.pk)
        jobs.fail(job=job)
