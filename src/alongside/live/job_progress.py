"""How far long work has come: told to the cache, where the page that waits for it looks.

Not to the database: what is brought in stands in one transaction, and its progress could not be seen outside.
"""

from threading import Event
from uuid import UUID

from django.core.cache import cache

from alongside.core.progress import Progress

_KEPT_FOR = 60
# Set when the process is asked to stop: whoever works notices at the next step.
stopping = Event()


class StoppedError(Exception):
    """The process ends; the work is to be begun again."""


def telling(job_id: UUID) -> Progress:
    """Where a job tells how far it is."""

    def tell(done: int, total: int) -> None:
        if stopping.is_set():
            raise StoppedError
        cache.set(_key(job_id), (done, total), timeout=_KEPT_FOR)

    return tell


def heard_of(job_id: UUID) -> tuple[int, int]:
    """How much of how much is done; nothing of nothing where it has not told yet."""
    told: tuple[int, int] = cache.get(_key(job_id), (0, 0))
    return told


def is_heard_of(job_id: UUID) -> bool:
    """Whether it told anything within the last minute."""
    return cache.get(_key(job_id)) is not None


def _key(job_id: UUID) -> str:
    return f"job-{job_id}"
