"""Every page × every role, and a route without a row fails."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.live.models import Contribution
from tests.authorisation.marks import MARK_ROWS
from tests.authorisation.planning import PLANNING
from tests.authorisation.practice import PRACTICE
from tests.authorisation.rows import Row
from tests.authorisation.scene import EVERYBODY, STRANGER, Scene, make_scene
from tests.authorisation.table import ROWS as TABLE

ROWS = (*TABLE, *PLANNING, *PRACTICE, *MARK_ROWS)

pytestmark = [pytest.mark.django_db, pytest.mark.plain]  # who may what is no matter of the database


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name} {sorted(row.allowed)[:1]}")
def test_who_may_reach_it(row: Row) -> None:
    scene = make_scene()

    got = {who: _status(scene, row, who) for who in EVERYBODY}

    assert got == {who: row.expected(who) for who in EVERYBODY}


def _status(scene: Scene, row: Row, who: str) -> int:
    """Ask as somebody, and undo whatever it did, so that the next one finds the same."""
    address = reverse(row.name, kwargs=row.arguments(scene))
    with transaction.atomic():
        status = getattr(scene.client(who), row.method)(address, row.data).status_code
        transaction.set_rollback(True)
    return int(status)


def _routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)
        else:
            yield from _routes(pattern.url_patterns)


def test_every_route_has_a_row() -> None:
    routes = {route for route in _routes(get_resolver().url_patterns) if not _is_own_account(route)}

    assert routes == {row.name for row in ROWS}


def _is_own_account(route: str) -> bool:
    """Signing in and out: allauth's own pages, which show whoever looks nothing but their own account."""
    return route.startswith("account") or route == "after_sign_in"


def test_a_coordinator_of_another_area_gets_no_further_than_a_visitor() -> None:
    scene = make_scene()

    for row in ROWS:
        assert (STRANGER in row.allowed) == ("visitor" in row.allowed), row.name

    assert Contribution.objects.filter(session__area=scene.area).exists()
