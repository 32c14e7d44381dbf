"""How the same people answered at the beginning, in the middle and at the end (P10), as the results tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.core import dates
from alongside.frameworks.enums import Moment
from alongside.live.models import Prompt, Session
from alongside.live.presenters.progress import mean_words, signed
from alongside.live.queries import desk
from alongside.live.queries.journeys import Point, ratings_along
from alongside.live.statistics import Moved, along, caution


@dataclass(frozen=True)
class JourneyPoint:
    """One session at one moment: its title, its day, and the mean of the people who were at all of them."""

    title: str
    when: str
    mean: str
    answered: int
    href: str


@dataclass(frozen=True)
class Journey:
    """One statement through several sessions."""

    label: str
    people: int
    points: list[JourneyPoint]
    moved: Moved
    change_words: str

    @property
    def caution(self) -> str:
        """What has to be said before anybody makes much of it."""
        return caution(self.moved)


def journeys_of(session: Session) -> list[Journey]:
    """Every statement that the same people rated in this session and in earlier ones; empty where none did."""
    ratings = ratings_along(session)
    if not ratings:
        return []
    prompts = [prompt for activity in desk.activities_of(session) for prompt in activity.prompts.all()]
    found = [_journey(prompt, ratings.get((prompt.activity.key, prompt.key), {})) for prompt in prompts]
    return [journey for journey in found if journey is not None]


def _journey(prompt: Prompt, points: Mapping[Point, dict[UUID, int]]) -> Journey | None:
    if len({point.session.pk for point in points}) < 2:
        return None
    chosen = _points_of_the_same(list(points.items()))
    told = along([ratings for _, ratings in chosen])
    if told is None:
        return None
    return Journey(
        label=prompt.text,
        people=told.people,
        points=[
            JourneyPoint(point.session.title, _when(point), mean_words(mean), len(ratings), _results_of(point.session))
            for (point, ratings), mean in zip(chosen, told.means, strict=True)
        ],
        moved=told.first_to_last,
        change_words=signed(told.first_to_last.mean_change),
    )


def _points_of_the_same(
    points: Sequence[tuple[Point, dict[UUID, int]]],
) -> Sequence[tuple[Point, dict[UUID, int]]]:
    """Every point, where somebody answered at all of them; else the first and the last that have people in common."""
    if along([ratings for _, ratings in points]) is not None:
        return points
    last = points[-1]
    first = next((point for point in points[:-1] if point[1].keys() & last[1].keys()), points[0])
    return [first, last]


def _results_of(session: Session) -> str:
    return reverse("session_results", args=[session.area.slug, session.code])


def _when(point: Point) -> str:
    day = dates.long_date(point.session.created_at.date())
    return f"{day}, {Moment(point.moment).label.lower()}" if point.moment else day
