"""Who may reach the pages on which people look at their own practice: one row for each route, as in the table."""

from typing import Any

from alongside.people.enums import Role
from tests.authorisation.rows import ALL, COORDINATORS, NOBODY, REPRESENTATIVE, RUNNERS, TEAM, Row, area, posts
from tests.authorisation.scene import OWNER, Scene

# Who reads what the asking group says when it reflects: it, and whoever may write it down.
REFLECTING = RUNNERS | REPRESENTATIVE


def reflection(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.said.reflection_id}


def look(scene: Scene) -> dict[str, Any]:
    return reflection(scene) | {"number": 1}


def goal(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.goal.pk}


def list_of_pack(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"checklist": scene.ground.pack.checklists[0].id}


def checklist(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.use.pk}


def before(scene: Scene) -> dict[str, Any]:
    return checklist(scene) | {"moment": "before"}


def barrier(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.barrier.pk}


STAFF = RUNNERS | {OWNER, *map(str, (Role.PRACTITIONER, Role.DECISION_MAKER))}

PRACTICE = (
    Row("work_map", ALL),
    Row("barriers", ALL),
    Row("barrier_new", TEAM),
    posts("barrier_new", TEAM, area, data={"words": "Stairs"}),
    Row("barrier", TEAM, barrier, otherwise=404),  # it is not shared
    posts("barrier", TEAM, barrier, otherwise=404, data={"words": "A ramp", "helped": "yes"}),
    posts("barrier_share", COORDINATORS, barrier, data={"share": "yes"}),
    Row("training", TEAM),
    Row("checklist_new", TEAM, list_of_pack),
    posts("checklist_new", TEAM, list_of_pack, data={"about": "A walk"}),
    Row("checklist", TEAM, checklist),
    Row("checklist_fill", STAFF, before),
    posts("checklist_fill", STAFF, before, data={"bread-answer": "yes"}),
    Row("practice", TEAM),
    Row("reflection_new", TEAM),
    Row("reflection", REFLECTING, reflection),
    posts("reflection", REFLECTING, reflection, data={"go-on": "yes"}),
    Row("reflection_choose", REFLECTING, reflection),
    Row("reflection_look", REFLECTING, look),
    posts("reflection_look", REFLECTING, look, data={"what_is_hard": "All of it."}),
    posts("reflection_next", REFLECTING, look),
    posts("reflection_take_back", NOBODY, lambda scene: reflection(scene) | {"note": scene.said.pk}),
    Row("goal_new", TEAM),
    Row("goal", TEAM, goal),
    posts("goal_take_on", frozenset({OWNER}), goal),
    posts("goal_agree", REPRESENTATIVE, goal, data={"group": "ecolieres"}),
    Row("goal_review", TEAM, goal),
    posts("goal_review", TEAM, goal, data={"outcome": "reached", "words": "It is."}),
)
