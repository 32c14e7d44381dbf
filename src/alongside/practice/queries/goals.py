"""Goals of an area, for its team."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from alongside.people.enums import Role
from alongside.people.models import Area, User
from alongside.people.queries import people_in
from alongside.people.standing import TEAM, Standing
from alongside.practice import permissions
from alongside.practice.models import Goal


def goals_of(area: Area) -> QuerySet[Goal]:
    """Every goal with who leads, who is asked, who agreed, and what became of it; the first to look at first."""
    goals = Goal.objects.filter(area=area).select_related("area", "lead", "project", "because_of__pack_version")
    return goals.defer("because_of__pack_version__source").prefetch_related(
        "asked_groups", "agreements__group", "reviews__reviewed_by"
    )


def goal_for(standing: Standing, pk: int) -> Goal:
    """A goal of this area; `Http404` where there is none, `PermissionDenied` for who is not of its team."""
    permissions.check_can_reflect(standing)
    goal = goals_of(standing.area).filter(pk=pk).first()
    if goal is None:
        raise Http404("There is no goal at this address.")
    return goal


def goals_to_look_at(area: Area, *, today: date) -> list[Goal]:
    """Goals whose day has come and that have not ended; whether they were agreed is for the rules."""
    return list(goals_of(area).filter(closed_at__isnull=True, review_on__lte=today))


def goals_to_take_on(area: Area, person_id: int) -> list[Goal]:
    """Goals that a person was asked to lead and has not taken on."""
    return list(goals_of(area).filter(lead_id=person_id, taken_on_at__isnull=True, closed_at__isnull=True))


def goals_without(area: Area, group_ids: frozenset[int]) -> list[Goal]:
    """Open goals that one of these groups is asked about; who agreed comes with them."""
    asked = goals_of(area).filter(asked_groups__in=group_ids, closed_at__isnull=True)
    return list(asked.distinct())


def represented_groups(area: Area) -> frozenset[int]:
    """The groups that somebody speaks for here."""
    spoken_for = people_in(area).filter(role=Role.REPRESENTATIVE, group__isnull=False)
    return frozenset(spoken_for.values_list("group_id", flat=True))


def team_of(area: Area) -> list[User]:
    """Everybody who can lead a goal, by name."""
    team = people_in(area).filter(role__in=[str(role) for role in TEAM]).order_by("person__name", "person_id")
    return list({membership.person_id: membership.person for membership in team}.values())
