"""Goals: the only place that writes them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.people.models import Area, Group, User
from alongside.people.queries import people_in
from alongside.practice import rules
from alongside.practice.enums import Outcome, Term
from alongside.practice.limits import LONGEST_GOAL, LONGEST_REVIEW, MOST_OPEN_GOALS
from alongside.practice.models import Goal, GoalAgreement, GoalReview, Look, Reflection
from alongside.projects.models import Project
from alongside.projects.rules import tidied


@dataclass(frozen=True, kw_only=True)
class GoalFacts:
    """What a goal says: what, how far ahead, who leads, who is asked, and when people look again."""

    words: str
    term: Term
    lead: User
    lead_role: str
    asked: Collection[Group]
    review_on: date


@transaction.atomic
def propose_goal(
    *,
    area: Area,
    facts: GoalFacts,
    reflection: Reflection | None = None,
    because_of: Look | None = None,
    project: Project | None = None,
    by: Actor,
) -> Goal:
    """Propose a goal. Raises `ValidationError` where it lacks something, or names somebody of another area."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)  # the limit is of the area
    _check(area, facts)
    goal = Goal.objects.create(
        area=area,
        project=project,
        reflection=reflection,
        because_of=because_of,
        words=tidied(facts.words),
        term=facts.term,
        lead=facts.lead,
        lead_role=facts.lead_role.strip(),
        review_on=facts.review_on,
        proposed_by_id=by.person_id,
    )
    goal.asked_groups.set(facts.asked)
    activity_log.record("goal proposed", goal, by=by, area_id=area.pk, fields=("words", "lead", "review_on"))
    return goal


def _check(area: Area, facts: GoalFacts) -> None:
    words = tidied(facts.words)
    problems = [rules.problem_with_day(facts.review_on, today=clock.today())]
    if not words or len(words) > LONGEST_GOAL:
        problems.append(f"Say what you want to have reached, in {LONGEST_GOAL} characters at most.")
    if not facts.lead_role.strip():
        problems.append("Say in which role the lead does it.")
    if not facts.asked or any(group.area_id != area.pk for group in facts.asked):
        problems.append("Ask at least one group of this area.")
    if not people_in(area).filter(person=facts.lead).exists():
        problems.append("The lead must be somebody who works on this area.")
    if Goal.objects.filter(area=area, closed_at__isnull=True).count() >= MOST_OPEN_GOALS:
        problems.append(f"There are {MOST_OPEN_GOALS} open goals already. Look at some of those again first.")
    found = [problem for problem in problems if problem]
    if found:
        raise ValidationError(found)


@transaction.atomic
def take_on(*, goal: Goal, by: Actor) -> None:
    """The lead says that they lead it. Twice changes nothing."""
    _lock(goal)
    if goal.taken_on_at is None and goal.closed_at is None:
        goal.taken_on_at = clock.now()
        goal.save(update_fields=["taken_on_at"])
        activity_log.record("goal taken on", goal, by=by, area_id=goal.area_id, fields=("taken_on_at",))


@transaction.atomic
def agree_to_goal(*, goal: Goal, group: Group, by: Actor) -> GoalAgreement:
    """A group agrees. Twice changes nothing. Raises `ValidationError` where it is not asked, or the goal has ended."""
    _lock(goal)
    if goal.closed_at is not None:
        raise ValidationError("This goal has ended. There is nothing to agree to any more.")
    if not goal.asked_groups.filter(pk=group.pk).exists():
        raise ValidationError("This group is not asked about this goal.")
    agreement, is_new = GoalAgreement.objects.get_or_create(
        goal=goal, group=group, defaults={"agreed_by_id": by.person_id}
    )
    if is_new:
        activity_log.record("goal agreed", agreement, by=by, area_id=goal.area_id, fields=("group",))
    return agreement


@transaction.atomic
def review_goal(*, goal: Goal, outcome: Outcome, words: str, next_on: date | None = None, by: Actor) -> GoalReview:
    """Say what became of a goal. What goes on is looked at again on a later day; anything else ends it.

    Raises `ValidationError` where nothing is said, where the next day is missing, and where the goal has ended.
    """
    _lock(goal)
    said = tidied(words)
    if goal.closed_at is not None:
        raise ValidationError("This goal has ended already. What became of it stands on its page.")
    if not said or len(said) > LONGEST_REVIEW:
        raise ValidationError(f"Say what became of it, in {LONGEST_REVIEW} characters at most.")
    goes_on = not rules.closes(outcome)
    problem = rules.problem_with_day(next_on, today=clock.today()) if goes_on else ""
    if problem:
        raise ValidationError(problem)
    review = GoalReview.objects.create(
        goal=goal,
        outcome=outcome,
        words=said,
        next_review_on=next_on if goes_on else None,
        reviewed_by_id=by.person_id,
    )
    if goes_on and next_on is not None:
        goal.review_on = next_on
    else:
        goal.closed_at = clock.now()
    goal.save(update_fields=["review_on", "closed_at"])
    activity_log.record("goal reviewed", review, by=by, area_id=goal.area_id, fields=("outcome", "words"))
    return review


def _lock(goal: Goal) -> None:
    """Wait for whoever changes the same goal, and see what they did."""
    Goal.objects.select_for_update().get(pk=goal.pk)
    goal.refresh_from_db(fields=["taken_on_at", "closed_at", "review_on"])
