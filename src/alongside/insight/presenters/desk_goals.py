"""What the desk asks about goals: to take one on, to agree to one, to look at one again on its day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse

from alongside.core.dates import long_date
from alongside.insight.presenters.desk_items import Item, Kind, is_team, speaks_for_a_group
from alongside.practice.presenters.goals import state_of_goal
from alongside.practice.queries import goals as queries
from alongside.practice.rules import asks_for_review

if TYPE_CHECKING:
    from alongside.insight.presenters.desk import Desk
    from alongside.practice.models import Goal


def to_take_on(desk: Desk) -> Iterator[Item]:
    """Goals that this person was asked to lead."""
    person_id = desk.standing.person_id
    if person_id is not None:
        for goal in queries.goals_to_take_on(desk.area, person_id):
            yield _item(desk, goal, f"As {goal.lead_role}")


def to_agree(desk: Desk) -> Iterator[Item]:
    """Goals that a group of this person's is asked about and has not agreed to."""
    for goal in queries.goals_without(desk.area, desk.standing.group_ids):
        agreed = {row.group_id for row in goal.agreements.all()}
        missing = [
            group.title
            for group in goal.asked_groups.all()
            if group.pk in desk.standing.group_ids and group.pk not in agreed
        ]
        if missing:
            yield _item(desk, goal, f"Not yet agreed with {' and '.join(missing)}")


def to_look_at(desk: Desk) -> Iterator[Item]:
    """Agreed goals whose day has come. They are asked about, and never called overdue."""
    for goal in queries.goals_to_look_at(desk.area, today=desk.today):
        if asks_for_review(state=state_of_goal(goal), review_on=goal.review_on, today=desk.today):
            yield _item(desk, goal, f"{goal.lead_role}, to look at again since {long_date(goal.review_on)}")


def _item(desk: Desk, goal: Goal, meta: str) -> Item:
    return Item(goal.words, reverse("goal", args=(desk.area.slug, goal.pk)), meta)


KINDS = (
    Kind(
        "goals-to-lead",
        "Goals that you were asked to lead",
        "It is agreed once you have taken it on. If you can’t, say so to who proposed it.",
        "flag",
        is_team,
        to_take_on,
    ),
    Kind(
        "goals-to-agree",
        "Goals that your group is asked about",
        "Read them with your group, then agree, or say what should be different.",
        "pencil",
        speaks_for_a_group,
        to_agree,
    ),
    Kind(
        "goals",
        "Goals to look at again",
        "Their day has come. Anybody here can say what became of them: also that one was not reached.",
        "growing",
        is_team,
        to_look_at,
    ),
)
