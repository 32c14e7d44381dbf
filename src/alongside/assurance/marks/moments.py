"""Instants in a mark: “2026-03-01T09:30:00Z”, the one way in which they are written."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

SECOND = timedelta(seconds=1)
PATTERN = r"^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"


def written(moment: datetime) -> str:
    """An instant to the second, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text: str) -> datetime:
    """The instant. Raises `ValueError` where there is no such day or time."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def is_past(last: datetime, now: datetime) -> bool:
    """Whether a last instant, which is written to the second, is over: its own second still counts."""
    return last <= now - SECOND


def end_of(day: date) -> datetime:
    """The last second of a day where the areas are (Europe/London)."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)), timezone.get_default_timezone())


def months_after(day: date, months: int) -> date:
    """The same day of a later month; the last of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")
