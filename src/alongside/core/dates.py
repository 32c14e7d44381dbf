"""How dates are written everywhere: "3 March 2026", the same in every theme and in every locale."""

from datetime import date, datetime

from django.utils import timezone

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - twelve words read better in one line
)


def long_date(day: date) -> str:
    """ "3 March 2026"; an instant is told as its day where the areas are (Europe/London)."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def time_of_day(moment: datetime) -> str:
    """ "14:05", where the areas are (Europe/London)."""
    return timezone.localtime(moment).strftime("%H:%M")
