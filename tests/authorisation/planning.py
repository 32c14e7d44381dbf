"""Who may reach a project's forms, its minutes, and the map of its people: one row for each route, as in the table."""

from typing import Any

from tests.authorisation.rows import ALL, COORDINATORS, PUBLISHERS, TEAM, Row, posts, project
from tests.authorisation.scene import Scene
from tests.authorisation.table import stage


def minutes(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"pk": scene.follow_up.minutes_id}


def published_minutes(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"pk": scene.published_minutes.pk}


PLANNING = (
    Row("project_stage_paper", TEAM, stage),
    Row("project_stage_sheet", ALL, lambda scene: stage(scene) | {"filled": "filled"}),
    posts("project_answer", TEAM, lambda scene: stage(scene) | {"question": "who-asks"}, status=200),
    Row("project_people_map", TEAM, project),
    Row("project_people_map_change", TEAM, lambda scene: project(scene) | {"pk": scene.on_map.pk}),
    Row("minutes_new", TEAM, project),
    Row("minutes_new_paper", TEAM, project),
    Row("minutes_sheet", ALL, project),
    Row("minutes", TEAM, minutes, otherwise=404),  # not published yet
    Row("minutes", ALL, published_minutes),
    Row("minutes_filled_sheet", TEAM, minutes, otherwise=404),
    Row("minutes_filled_sheet", ALL, published_minutes),
    Row("minutes_correct", TEAM, minutes, otherwise=404),
    Row("minutes_paper", TEAM, minutes, otherwise=404),
    posts("minutes_publish", COORDINATORS, published_minutes),
    Row("promise_follow_up", PUBLISHERS, lambda scene: project(scene) | {"pk": scene.follow_up.pk}),
)
