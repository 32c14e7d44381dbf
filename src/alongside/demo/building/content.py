"""What the building of the demonstration has made so far, and which moment a day offset means."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.gatherings.models import Gathering
from alongside.live.models import Contribution, Participant, Session
from alongside.people.models import Area, Group, User
from alongside.projects.models import Project
from alongside.themes.models import Theme

BEGINNING_OF_A_DAY = time(9, 30)


def day(offset: int) -> date:
    """The date that lies this many days from today."""
    return timezone.localdate() + timedelta(days=offset)


def moment(offset: int, minutes: int = 0) -> datetime:
    """A moment on that day, never later than now: what has happened cannot lie ahead."""
    morning = timezone.make_aware(datetime.combine(day(offset), BEGINNING_OF_A_DAY)) + timedelta(minutes=minutes)
    return min(morning, timezone.now())


def on(offset: int, minutes: int = 0) -> Any:
    """Stand on that day while something is done."""
    return clock.standing_at(moment(offset, minutes))


def word(written: str | bool) -> str:
    """A word as the file has it, where a bare yes or no is a truth value."""
    return {True: "yes", False: "no"}[written] if isinstance(written, bool) else written


@dataclass
class World:
    """What has been made so far, by the keys that the content uses."""

    area: Area
    people: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    gatherings: dict[str, Gathering] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    participants: dict[str, Participant] = field(default_factory=dict)
    contributions: dict[str, Contribution] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)

    def by(self, person: str) -> Actor:
        """Somebody of the demonstration, as the one who does something."""
        return actors.person(self.people[person].pk)

    def group(self, key: str | None) -> Group | None:
        """A group by its key; nothing where the content names none."""
        return self.groups[key] if key else None
