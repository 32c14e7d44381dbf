"""Who sorts what was said: role by role, and the answering half agrees with the raising half."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.people.standing import TEAM, Standing
from alongside.themes import permissions

EVERYBODY: list[Role | None] = [*Role, None]
CODERS = {Role.COORDINATOR, Role.FACILITATOR, Role.PRACTITIONER, Role.REPRESENTATIVE}


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(
    ("can", "check", "allowed"),
    [
        (permissions.can_code, permissions.check_can_code, CODERS),
        (permissions.can_see_workbench, permissions.check_can_see_workbench, TEAM),
    ],
)
def test_who_may_do_what(
    can: Callable[[Standing], bool], check: Callable[[Standing], None], allowed: set[Role], role: Role | None
) -> None:
    roles = frozenset({role}) if role else frozenset[Role]()
    standing = Standing(area=Area(slug="somewhere"), person_id=1 if role else None, roles=roles)

    assert can(standing) == (role in allowed)
    if role in allowed:
        check(standing)
        return
    with pytest.raises(PermissionDenied):
        check(standing)
