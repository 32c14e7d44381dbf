"""What is said of a gathering has to be possible. Plain functions over plain data."""

from collections.abc import Collection, Iterable
from datetime import date

from alongside.projects.rules import mark_of

MOST_PEOPLE = 10_000
MOST_FOLLOW_UPS = 30


def problem_with_papers(*, held_on: date, papers_sent_on: date | None) -> str:
    """Papers go out before people meet; empty where all is well."""
    if papers_sent_on is not None and papers_sent_on > held_on:
        return "Papers that came after the meeting don’t count as sent. Look at the two days again."
    return ""


def days_ahead(*, held_on: date, papers_sent_on: date | None) -> int | None:
    """How many days before the meeting the papers went out; nothing where there were none."""
    return (held_on - papers_sent_on).days if papers_sent_on else None


def problem_with_people(*, invited: int | None, came: int) -> str:
    """Numbers that a meeting can have; empty where all is well."""
    if max(invited or 0, came) > MOST_PEOPLE:
        return f"That is more than {MOST_PEOPLE:,} people. Look at the number again."
    return ""


def problem_with_purposes(purposes: Collection[str]) -> str:
    """A gathering was for something; empty where all is well."""
    return "" if purposes else "Choose at least one thing that this gathering was for."


def problem_with_day(day: date | None, *, today: date) -> str:
    """Minutes are of a day that has come; empty where all is well."""
    if day is None:
        return "Say on which day people met."
    return "This day has not come yet. Write minutes once people have met." if day > today else ""


def problem_with_follow_ups(many: int) -> str:
    """So many that somebody can still look after them; empty where all is well."""
    return (
        f"These are more than {MOST_FOLLOW_UPS} follow-ups. Put some of them together."
        if many > MOST_FOLLOW_UPS
        else ""
    )


def days_after(*, held_on: date, written_on: date | None) -> int | None:
    """How many days after the meeting its minutes were written; nothing where there are none."""
    return max((written_on - held_on).days, 0) if written_on else None


def mark_of_record(facts: Iterable[object], people: Iterable[tuple[int, int | None, int]]) -> str:
    """A short mark of what is recorded of a gathering; `people` are group, how many were invited, how many came."""
    return mark_of(repr(([str(fact) for fact in facts], sorted(people, key=lambda one: one[0]))))
