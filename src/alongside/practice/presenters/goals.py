"""Goals in words: where each stands, who leads, which groups agreed, what became of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from alongside.core import clock
from alongside.people.models import Group
from alongside.people.standing import Standing
from alongside.practice import permissions
from alongside.practice.enums import Term
from alongside.practice.models import Goal, GoalReview
from alongside.practice.presenters.reflections import title_of
from alongside.practice.rules import GoalState, asks_for_review, state_of


@dataclass(frozen=True)
class AgreementLine:
    """One group that is asked: when it agreed, and whether whoever looks may agree for it."""

    group: Group
    on: date | None
    can_agree: bool


@dataclass(frozen=True)
class GoalCard:
    """A goal as its page and the lists show it."""

    goal: Goal
    state: GoalState
    tag: str
    kind: str
    term: str
    because_of: str
    lines: tuple[AgreementLine, ...]
    can_take_on: bool
    asks: bool

    @property
    def reviews(self) -> list[GoalReview]:
        """What became of it, the oldest first."""
        return list(self.goal.reviews.all())

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.state is not GoalState.CLOSED


def goal_cards(goals: Iterable[Goal], standing: Standing, *, represented: Collection[int]) -> list[GoalCard]:
    """Goals for whoever looks. `represented` are the groups that somebody speaks for here."""
    return [goal_card(goal, standing, represented=represented) for goal in goals]


def goal_card(goal: Goal, standing: Standing, *, represented: Collection[int]) -> GoalCard:
    """One goal, with what whoever looks may do."""
    agreed = {row.group_id: timezone.localdate(row.agreed_at) for row in goal.agreements.all()}
    asked = list(goal.asked_groups.all())
    state = state_of_goal(goal)
    asks = asks_for_review(state=state, review_on=goal.review_on, today=clock.today())
    tag, kind = _tag(goal, state, asks=asks)
    is_open = state is not GoalState.CLOSED
    return GoalCard(
        goal=goal,
        state=state,
        tag=tag,
        kind=kind,
        term=Term(goal.term).label,
        because_of=title_of(goal.because_of) if goal.because_of else "",
        lines=tuple(
            AgreementLine(
                group,
                agreed.get(group.pk),
                can_agree=is_open
                and group.pk not in agreed
                and permissions.can_agree_for(standing, group_id=group.pk, is_represented=group.pk in represented),
            )
            for group in asked
        ),
        can_take_on=is_open and goal.taken_on_at is None and permissions.can_take_on(standing, lead_id=goal.lead_id),
        asks=asks,
    )


def state_of_goal(goal: Goal) -> GoalState:
    """Where a goal stands, from what was fetched with it."""
    return state_of(
        is_taken_on=goal.taken_on_at is not None,
        asked=[group.pk for group in goal.asked_groups.all()],
        agreed=[row.group_id for row in goal.agreements.all()],
        is_closed=goal.closed_at is not None,
    )


def _tag(goal: Goal, state: GoalState, *, asks: bool) -> tuple[str, str]:
    if state is GoalState.CLOSED:
        last = list(goal.reviews.all())[-1:]
        return (last[0].get_outcome_display() if last else "Ended"), "good"
    if state is GoalState.PROPOSED:
        return "Proposed", ""
    return ("Agreed: look at it again now", "soon") if asks else ("Agreed", "active")
