"""The worker: a thread beside the server that does what stands in the queue, one job after the other."""

import logging
from threading import Event, Thread

from django.db import close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from alongside.live.actions.jobs import tidy_up
from alongside.live.job_progress import stopping

logger = logging.getLogger(__name__)

LOOKS_EVERY = 1.0
# A job notices at its next step that it should stop; what cannot is ended with its process and begun again.
PATIENCE = 5.0
_WORKER = Worker(
    queue_names=["*"],
    interval=LOOKS_EVERY,
    batch=True,
    backend_name="default",
    startup_delay=False,
    max_tasks=None,
    worker_id="alongside",
    excluded_queue_names=[],
)


class JobWorker:
    """Looks into the queue now and then; asks for a lock on the database only where something stands in it."""

    def __init__(self) -> None:
        self._ended = Event()
        self._thread = Thread(target=self._work, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        stopping.clear()
        self._thread.start()

    def stop(self) -> None:
        """Have the job under way put back, and end."""
        stopping.set()
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _work(self) -> None:
        is_tidy = False
        while not self._ended.wait(LOOKS_EVERY):
            try:
                close_old_connections()
                if not is_tidy:
                    # What was interrupted by a kill that is a minute old waits no longer.
                    tidy_up()
                    is_tidy = True
                if DBTaskResult.objects.ready().exists():
                    run_what_waits()
            except Exception:
                logger.exception("The queue of jobs could not be worked on just now.")
        connections.close_all()


def run_what_waits() -> None:
    """Do the next job of the queue, if there is one."""
    with exclusive_transaction():
        waiting = DBTaskResult.objects.ready().get_locked()
        if waiting is not None:
            waiting.claim(_WORKER.worker_id)
    if waiting is not None:
        _WORKER.run_task(waiting)
