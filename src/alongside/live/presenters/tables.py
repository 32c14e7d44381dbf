"""Questions that stand side by side: where somebody may go, who sits where, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.live import kinds
from alongside.live.likes import Likes
from alongside.live.models import Activity, Prompt, Session
from alongside.live.presenters.results import name_of
from alongside.live.queries.tables import people_at_tables

WHICH_TABLE = "Which table do you want to go to?"


def must_choose_a_table(activity: Activity, *, at: int | None) -> bool:
    """Whether somebody who sits `at` a question has yet to choose one of this activity's."""
    if not kinds.kind_of(activity.kind).is_side_by_side:
        return False
    return at not in {prompt.pk for prompt in activity.prompts.all()}


@dataclass(frozen=True)
class Door:
    """A table as somebody chooses it."""

    id: int
    words: str
    symbol: str
    host: str
    is_here: bool


def doors(activity: Activity, likes: Likes, *, at: int | None) -> list[Door]:
    """The tables of an activity in the words that somebody likes; `at` is where they sit now."""
    return [
        Door(
            id=prompt.pk,
            words=_words(prompt, likes),
            symbol=prompt.symbol or "people",
            host=prompt.host,
            is_here=prompt.pk == at,
        )
        for prompt in activity.prompts.all()
    ]


def questions_to_read(activities: Sequence[Activity], likes: Likes) -> list[tuple[str, list[Door]]]:
    """Everything that a session asks, activity by activity, whether it is open or not."""
    return [
        (activity.easy_title if likes.easy else activity.title, doors(activity, likes, at=None))
        for activity in activities
    ]


def _words(prompt: Prompt, likes: Likes) -> str:
    return prompt.easy_text if likes.easy else prompt.text


@dataclass(frozen=True)
class Table:
    """One question with its host, and who sits there now, group by group."""

    prompt: Prompt
    people: int
    groups: list[tuple[str, int]]


@dataclass(frozen=True)
class Room:
    """The tables of one activity."""

    activity: Activity
    tables: list[Table]

    @property
    def people(self) -> int:
        """How many sit at one of them."""
        return sum(table.people for table in self.tables)


def rooms(session: Session, activities: Sequence[Activity]) -> list[Room]:
    """Who sits where, in those of these activities that have tables."""
    with_tables = [activity for activity in activities if kinds.kind_of(activity.kind).is_side_by_side]
    if not with_tables:
        return []
    sitting = people_at_tables(session)
    groups = [*session.groups.all(), None]

    def table(prompt: Prompt) -> Table:
        here = sitting.get(prompt.pk, {})
        counted = [(name_of(group), here.get(group.pk if group else None, 0)) for group in groups]
        return Table(prompt, sum(here.values()), [(name, people) for name, people in counted if people])

    return [Room(activity, [table(prompt) for prompt in activity.prompts.all()]) for activity in with_tables]
