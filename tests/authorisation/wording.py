"""Who may reach the pages of an area's versions, and of the wording that is not published yet."""

from typing import Any

from tests.authorisation.rows import ALL, COORDINATORS, REPRESENTATIVE, TEAM, Row, area, posts
from tests.authorisation.scene import Scene


def charter_version(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"digest": scene.project.pack_version.digest}


def thing_of_pack(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"address": f"levels.yaml/levels/{scene.ground.pack.levels[0].id}"}


def speaking_for_a_group(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"group": scene.groups["asking"].key}


WORDING_ROWS = (
    Row("charter_versions", ALL),
    Row("charter_version", ALL, charter_version),
    Row("charter_files", ALL, charter_version),
    Row("pack_schema", ALL, lambda scene: {"name": "ladder.schema.json"}),
    # Wording the pack, before it is published.
    Row("wording", TEAM),
    posts("wording", COORDINATORS, area, otherwise=403, status=404),  # such a version is nowhere
    Row("wording_words", COORDINATORS),
    Row("wording_thing", COORDINATORS, thing_of_pack),
    posts("wording_thing", COORDINATORS, thing_of_pack, status=422),
    Row("wording_files", COORDINATORS),
    posts("wording_files", COORDINATORS, area, status=422),
    Row("wording_history", TEAM),
    posts("wording_ask", COORDINATORS, area),
    posts("wording_agree", REPRESENTATIVE, area, data={"group": "ecolieres"}),
    Row("wording_not_yet", REPRESENTATIVE, speaking_for_a_group),
    posts("wording_not_yet", REPRESENTATIVE, speaking_for_a_group, status=422),
    posts("wording_publish", COORDINATORS, area),
    posts("wording_drop", COORDINATORS, area),
    Row("area_word", COORDINATORS),
    posts("area_word", COORDINATORS, area, data={"word": "deciding as one"}),
)
