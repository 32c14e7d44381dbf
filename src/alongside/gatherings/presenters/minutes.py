"""Minutes in words: when, which groups, what the pack asks of a meeting, and what stood there before."""

from dataclasses import dataclass
from datetime import date, datetime

from alongside.frameworks.queries import minutes_form
from alongside.frameworks.schema import MinutesFile
from alongside.gatherings.models import FollowUp, Minutes, MinutesText
from alongside.gatherings.queries import text_of
from alongside.people.models import Group
from alongside.projects.forms.stages import as_read
from alongside.projects.queries import pack_for_project


@dataclass(frozen=True)
class Said:
    """A question of the minutes, and what stands under it."""

    question: str
    words: str


@dataclass(frozen=True)
class Edition:
    """What minutes said at one time, and who wrote it."""

    said: tuple[Said, ...]
    by: str
    at: datetime


@dataclass(frozen=True)
class MinutesPage:
    """Minutes as their page shows them."""

    minutes: Minutes
    form: MinutesFile
    title: str
    day: date
    groups: tuple[Group, ...]
    now: Edition
    earlier: tuple[Edition, ...]
    follow_ups: tuple[FollowUp, ...]


def minutes_page(minutes: Minutes) -> MinutesPage:
    """The minutes with everything that was fetched with them: no query."""
    form = minutes_form(pack_for_project(minutes.project))
    now = text_of(minutes)
    return MinutesPage(
        minutes=minutes,
        form=form,
        title=minutes.gathering.title if minutes.gathering else form.title,
        day=minutes.day,
        groups=groups_at(minutes),
        now=_edition(minutes, form, now),
        earlier=tuple(_edition(minutes, form, text) for text in minutes.texts.all() if text.pk != now.pk),
        follow_ups=tuple(minutes.follow_ups.all()),
    )


def groups_at(minutes: Minutes) -> tuple[Group, ...]:
    """The groups that were there: of a gathering those that came, else those that the minutes name."""
    if minutes.gathering is None:
        return tuple(minutes.groups.all())
    return tuple(row.group for row in minutes.gathering.attendance.all() if row.came)


def _edition(minutes: Minutes, form: MinutesFile, text: MinutesText) -> Edition:
    pack = pack_for_project(minutes.project)
    said = tuple(
        Said(question.text, as_read(question, text.answers.get(question.id, ""), pack)) for question in form.written
    )
    return Edition(said, text.written_by.name if text.written_by else "", text.written_at)
