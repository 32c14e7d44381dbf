"""From training to checklist on one page: who learnt together, what changed, what was pledged, what is in use."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from alongside.core.charts import Change
from alongside.frameworks.enums import Moment
from alongside.frameworks.schema import Checklist, Measure, Pack
from alongside.frameworks.schema.base import by_id
from alongside.insight.queries import training as queries
from alongside.insight.queries.training import Ratings, Training
from alongside.live.models import Session
from alongside.live.permissions import can_run_session
from alongside.live.presenters.progress import drawn
from alongside.live.statistics import moved
from alongside.people.models import Area
from alongside.people.standing import Standing


@dataclass(frozen=True)
class CameLine:
    """One group at a training; nobody came where `people` is 0."""

    title: str
    symbol: str
    people: int


@dataclass(frozen=True)
class TrainingRow:
    """One training."""

    session: Session
    url: str
    people: int
    groups: tuple[CameLine, ...]


@dataclass(frozen=True)
class Chart:
    """What changed in the statements that have the same scale."""

    rows: tuple[Change, ...]
    high: int


@dataclass(frozen=True)
class ListCard:
    """A checklist that can be taken up."""

    title: str
    description: str
    level: str
    items: int
    url: str


@dataclass(frozen=True)
class TrainingPage:
    """The whole way, in its order."""

    rows: tuple[TrainingRow, ...]
    missing: tuple[str, ...]
    charts: tuple[Chart, ...]
    pledge_walls: tuple[tuple[str, str], ...]
    lists: tuple[ListCard, ...]
    new_urls: tuple[tuple[str, str], ...]
    asks_measures: bool


def training_page(pack: Pack, standing: Standing) -> TrainingPage:
    """Everything about an area's trainings; a number of queries that doesn't grow with them."""
    area = standing.area
    templates = queries.training_templates(area, pack.measures)
    trainings = queries.trainings_of(area, templates)
    return TrainingPage(
        rows=tuple(_row(training, area) for training in trainings),
        missing=_missing(trainings),
        charts=_charts(pack.measures, queries.ratings_in(trainings, pack.measures)),
        pledge_walls=tuple(
            (session.title, reverse("session_pledges", args=(area.slug, session.code)))
            for session in queries.pledge_walls_of(area)
        ),
        lists=tuple(_list(pack, checklist, area) for checklist in pack.checklists),
        new_urls=tuple(
            (template.title, reverse("session_new", args=(area.slug, template.id))) for template in templates
        )
        if can_run_session(standing)
        else (),
        asks_measures=bool(pack.measures),
    )


def _row(training: Training, area: Area) -> TrainingRow:
    session = training.session
    groups = [CameLine(one.title, one.symbol, training.came.get(one.pk, 0)) for one in session.groups.all()]
    unknown = training.came.get(None, 0)
    if unknown:
        groups.append(CameLine("Group not given", "people", unknown))
    return TrainingRow(
        session=session,
        url=reverse("session_results", args=(area.slug, session.code)),
        people=training.people,
        groups=tuple(groups),
    )


def _missing(trainings: Sequence[Training]) -> tuple[str, ...]:
    """The groups of which nobody came to any training: who is missing is shown, not only who is there."""
    invited = {group.pk: group.title for training in trainings for group in training.session.groups.all()}
    came = {group_id for training in trainings for group_id, people in training.came.items() if people}
    return tuple(title for group_id, title in invited.items() if group_id not in came)


def _charts(measures: Collection[Measure], ratings: Ratings) -> tuple[Chart, ...]:
    rated = {key for key, _ in ratings}
    scales = sorted({measure.steps for measure in measures if measure.id in rated})
    return tuple(
        Chart(tuple(_change(one, ratings) for one in measures if one.steps == steps and one.id in rated), steps)
        for steps in scales
    )


def _change(measure: Measure, ratings: Ratings) -> Change:
    before, after = (ratings.get((measure.id, moment.value), {}) for moment in (Moment.BEFORE, Moment.AFTER))
    return drawn(measure.text, moved(before, after))


def _list(pack: Pack, checklist: Checklist, area: Area) -> ListCard:
    level = by_id(pack.levels, checklist.level) if checklist.level else None
    return ListCard(
        title=checklist.title,
        description=checklist.description,
        level=level.title if level else "",
        items=len(checklist.items),
        url=reverse("checklist_new", args=(area.slug, checklist.id)),
    )
