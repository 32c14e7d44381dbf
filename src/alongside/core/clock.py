"""The one place that knows what time it is, so that a test can stand at any date."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This instant, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Today's date where the areas are (Europe/London)."""
    return timezone.localdate()
