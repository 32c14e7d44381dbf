"""Who may do what with a project: role by role, and the answering half agrees with the raising half."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.people.standing import TEAM, Standing
from alongside.projects import permissions

AREA = Area(slug="somewhere")
OUR_GROUP, THEIR_GROUP = 1, 2
EVERYBODY: list[Role | None] = [*Role, None]
COORDINATOR = {Role.COORDINATOR}


def _standing(role: Role | None) -> Standing:
    if role is None:
        return Standing(area=AREA)
    groups = frozenset({OUR_GROUP}) if role is Role.REPRESENTATIVE else frozenset[int]()
    return Standing(area=AREA, person_id=1, roles=frozenset({role}), group_ids=groups)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(
    ("can", "check", "allowed"),
    [
        (permissions.can_start_project, permissions.check_can_start_project, COORDINATOR),
        (permissions.can_publish_project, permissions.check_can_publish_project, COORDINATOR),
        (permissions.can_edit_parts, permissions.check_can_edit_parts, TEAM),
        (permissions.can_fill_stages, permissions.check_can_fill_stages, TEAM),
    ],
)
def test_who_may_do_what(
    can: Callable[[Standing], bool], check: Callable[[Standing], None], allowed: set[Role], role: Role | None
) -> None:
    standing = _standing(role)

    assert can(standing) == (role in allowed)
    if role in allowed:
        check(standing)
        return
    with pytest.raises(PermissionDenied):
        check(standing)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("group_id", [OUR_GROUP, THEIR_GROUP])
def test_only_a_representative_agrees_and_only_for_their_own_group(role: Role | None, group_id: int) -> None:
    standing = _standing(role)
    allowed = role is Role.REPRESENTATIVE and group_id == OUR_GROUP

    assert permissions.can_agree(standing, group_id=group_id) == allowed
    if allowed:
        permissions.check_can_agree(standing, group_id=group_id)
        return
    with pytest.raises(PermissionDenied, match="Only a representative of this group"):
        permissions.check_can_agree(standing, group_id=group_id)


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_team_sees_every_project_and_everybody_sees_what_was_published(role: Role | None) -> None:
    assert permissions.can_see_project(_standing(role), is_published=True)
    assert permissions.can_see_project(_standing(role), is_published=False) == (role in TEAM)
