"""What a project's page shows of its practice: its goals, its checklists, and what was in its way."""

from dataclasses import dataclass

from django.urls import reverse

from alongside.people.standing import Standing
from alongside.practice.permissions import can_reflect
from alongside.practice.presenters.checklists import title_of_list
from alongside.practice.queries.barriers import barriers_of
from alongside.practice.queries.checklists import uses_of
from alongside.practice.queries.goals import goals_of
from alongside.projects.models import Project

MOST_OF_A_KIND = 5


@dataclass(frozen=True)
class PracticeLine:
    """One of these, with the way to it."""

    kind: str
    words: str
    url: str


def practice_lines(project: Project, standing: Standing) -> list[PracticeLine]:
    """The newest of each kind: goals and checklists for the team, barriers for whoever may read them."""
    return [*_team_lines(project, standing), *_barrier_lines(project, standing)]


def _team_lines(project: Project, standing: Standing) -> list[PracticeLine]:
    if not can_reflect(standing):
        return []
    slug = standing.area.slug
    goals = goals_of(standing.area).filter(project=project).prefetch_related(None)[:MOST_OF_A_KIND]
    uses = uses_of(standing.area).filter(project=project)[:MOST_OF_A_KIND]
    return [
        *(PracticeLine("Goal", goal.words, reverse("goal", args=(slug, goal.pk))) for goal in goals),
        *(PracticeLine(title_of_list(use), use.about, reverse("checklist", args=(slug, use.pk))) for use in uses),
    ]


def _barrier_lines(project: Project, standing: Standing) -> list[PracticeLine]:
    barriers = barriers_of(standing).filter(project=project).prefetch_related(None)[:MOST_OF_A_KIND]
    slug = standing.area.slug
    return [PracticeLine("What was in the way", one.words, reverse("barrier", args=(slug, one.pk))) for one in barriers]
