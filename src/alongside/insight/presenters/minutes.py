"""What a meeting agreed to do next, and what became of it in the register."""

from dataclasses import dataclass
from datetime import date

from alongside.answers.models import Promise
from alongside.answers.queries import promises_after
from alongside.core.thread import Knot
from alongside.gatherings.models import Minutes
from alongside.gatherings.permissions import can_see_minutes
from alongside.gatherings.presenters.minutes import MinutesPage, NextThing
from alongside.insight.knots import meeting_thread
from alongside.insight.presenters.answers import PromisePanel, promise_panel
from alongside.insight.presenters.pledges import plain_trace
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.permissions import can_see_project


@dataclass(frozen=True)
class NextLine:
    """A follow-up, and the promise that it became."""

    follow_up: NextThing
    panel: PromisePanel | None


def next_lines(page: MinutesPage, standing: Standing) -> list[NextLine]:
    """The follow-ups of minutes: four queries, however many."""
    promises = promises_after(page.minutes)
    lines = []
    for follow_up in page.now.next:
        promise = promises.get(follow_up.pk)
        panel = promise_panel(promise, promise.askers, standing) if promise else None
        lines.append(NextLine(follow_up, panel))
    return lines


@dataclass(frozen=True)
class FollowedPromise:
    """A promise that came of a meeting, with its thread; `minutes` where whoever looks may read them."""

    panel: PromisePanel
    project: Project
    day: date
    minutes: Minutes | None
    knots: tuple[Knot, ...]


def followed_promise(promise: Promise, standing: Standing) -> FollowedPromise:
    """For whoever looks. What the minutes say is for those who may read them."""
    follow_up = promise.follow_up
    assert follow_up is not None  # the caller has looked
    minutes = follow_up.minutes
    may_read = can_see_minutes(standing, is_published=minutes.published_at is not None)
    is_shown = may_read and can_see_project(standing, is_published=minutes.project.published_at is not None)
    return FollowedPromise(
        panel=promise_panel(promise, promise.askers, standing),
        project=minutes.project,
        day=minutes.day,
        minutes=minutes if is_shown else None,
        knots=meeting_thread(minutes.day, plain_trace(promise)),
    )
