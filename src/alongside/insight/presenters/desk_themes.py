"""What waits on a desk because of themes: words that are not quite right, decisions to take and to tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from alongside.core.dates import long_date
from alongside.insight.presenters.desk_items import Item, counted
from alongside.insight.queries import desk as queries

if TYPE_CHECKING:
    from alongside.insight.presenters.desk import Desk
    from alongside.themes.models import Theme


def questioned_themes(desk: Desk) -> Iterator[Item]:
    """Themes that somebody called not quite right."""
    for theme, people in queries.questioned_themes(desk.area):
        said = counted(people, "person", "people") + " said “not quite”"
        yield Item(theme.title, _theme_url(desk, theme), f"{said}, in {theme.project.title}")


def undecided_themes(desk: Desk) -> Iterator[Item]:
    """Themes that nobody has decided on."""
    for theme in queries.undecided_themes(desk.area):
        since = f"{theme.project.title}, since {long_date(theme.made_at)}"
        yield Item(theme.title, _theme_url(desk, theme), since)


def unpublished_decisions(desk: Desk) -> Iterator[Item]:
    """Decisions that were taken and not told."""
    for decision in queries.unpublished_decisions(desk.area):
        when = f"{decision.get_kind_display()}, decided on {long_date(decision.decided_on)}"
        yield Item(decision.theme.title, _theme_url(desk, decision.theme), when)


def _theme_url(desk: Desk, theme: Theme) -> str:
    return desk.url("theme", theme.pk)
