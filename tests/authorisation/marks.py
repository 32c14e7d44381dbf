"""Who may reach the pages of a mark: public from its award on, and awarded and withdrawn by who answers for the area."""

from typing import Any

from tests.authorisation.rows import ALL, PUBLISHERS, Row, area, posts, project
from tests.authorisation.scene import Scene


def mark(scene: Scene) -> dict[str, Any]:
    return {"mark_id": scene.mark.pk}


def marked_area(scene: Scene) -> dict[str, Any]:
    """An area that has awarded a mark, so that it has keys."""
    return {"slug": scene.mark.area.slug}


def marked(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"project_slug": scene.mark.project.slug, "mark_id": scene.mark.pk}


MARK_ROWS = [
    Row("project_mark", ALL, project),
    posts("project_mark", PUBLISHERS, project),
    Row("mark_withdraw", PUBLISHERS, marked),
    posts("mark_withdraw", PUBLISHERS, marked, data={"because": "It was not kept."}),
    Row("mark", ALL, mark),
    Row("mark_credential", ALL, mark),
    Row("mark_drawing", ALL, mark),
    Row("mark_image", ALL, mark),
    Row("mark_certificate", ALL, mark),
    Row("mark_issuer", ALL, marked_area),
    Row("withdrawn_marks", ALL, marked_area),
]
