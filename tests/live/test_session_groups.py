"""Who can come to a session: the pack's groups or the template's own, and nobody left over from another session."""

from __future__ import annotations

import pytest

from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.live import make_session

pytestmark = pytest.mark.django_db


def test_given_an_area_with_groups_of_other_sessions_when_a_template_asks_for_the_packs_then_only_those_come() -> None:
    area = area_under_the_odd_pack()
    event = make_session("north-west-event", area=area)
    session = make_session("listening-session", area=area)
    assert [group.key for group in event.groups.all()] == [
        "young-people",
        "parents-carers",
        "practitioners",
        "supporters",
    ]
    assert [group.key for group in session.groups.all()] == ["ecole-buissonniere"]
