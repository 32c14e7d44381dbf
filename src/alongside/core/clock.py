"""The one place that knows what time it is, so that a test or the demonstration can stand at any moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_standing_at: ContextVar[datetime | None] = ContextVar("standing_at", default=None)


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _standing_at.get() or timezone.now()


def today() -> date:
    """Today's date where the areas are (Europe/London)."""
    return timezone.localdate(now())


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Do something as if it were another moment: how the demonstration area gets its history."""
    token = _standing_at.set(moment)
    try:
        yield
    finally:
        _standing_at.reset(token)


def as_header() -> dict[str, str]:
    """The time in milliseconds, for a page that has to know by how much its own clock is wrong: `Date` has whole seconds."""
    return {"Server-Time": str(int(now().timestamp() * 1000))}
