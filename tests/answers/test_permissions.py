"""Who may do what with decisions and promises: role by role, and the answering half agrees with the raising half."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from alongside.answers import permissions
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.people.standing import TEAM, Standing

AREA = Area(slug="somewhere")
ME, SOMEBODY = 1, 2
OUR_GROUP, THEIR_GROUP = 1, 2
EVERYBODY: list[Role | None] = [*Role, None]
DECIDERS = {Role.COORDINATOR, Role.DECISION_MAKER, Role.REPRESENTATIVE}
PUBLISHERS = {Role.COORDINATOR, Role.DECISION_MAKER}


def _standing(role: Role | None) -> Standing:
    if role is None:
        return Standing(area=AREA)
    groups = frozenset({OUR_GROUP}) if role is Role.REPRESENTATIVE else frozenset[int]()
    return Standing(area=AREA, person_id=ME, roles=frozenset({role}), group_ids=groups)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(
    ("can", "check", "allowed"),
    [
        (permissions.can_decide, permissions.check_can_decide, DECIDERS),
        (permissions.can_publish, permissions.check_can_publish, PUBLISHERS),
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
def test_the_team_sees_what_people_with_a_receipt_say(role: Role | None) -> None:
    assert permissions.can_see_tally(_standing(role)) == (role in TEAM)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("group_id", [OUR_GROUP, THEIR_GROUP])
@pytest.mark.parametrize("is_represented", [True, False])
def test_a_group_speaks_for_itself_and_only_one_without_a_representative_is_spoken_for(
    role: Role | None, group_id: int, is_represented: bool
) -> None:
    standing = _standing(role)
    own = role is Role.REPRESENTATIVE and group_id == OUR_GROUP
    allowed = own or (not is_represented and role in PUBLISHERS)

    assert permissions.can_speak_for(standing, group_id, is_represented=is_represented) == allowed
    if allowed:
        permissions.check_can_speak_for(standing, group_id, is_represented=is_represented)
        return
    with pytest.raises(PermissionDenied, match="Only somebody who represents this group"):
        permissions.check_can_speak_for(standing, group_id, is_represented=is_represented)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("owner_id", [ME, SOMEBODY])
def test_only_its_owner_says_that_a_promise_is_done(role: Role | None, owner_id: int) -> None:
    standing = _standing(role)
    allowed = role is not None and owner_id == ME

    assert permissions.can_say_done(standing, owner_id=owner_id) == allowed
    if allowed:
        permissions.check_can_say_done(standing, owner_id=owner_id)
        return
    with pytest.raises(PermissionDenied, match="Only the person who owns this promise"):
        permissions.check_can_say_done(standing, owner_id=owner_id)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("group_id", [OUR_GROUP, THEIR_GROUP])
@pytest.mark.parametrize("asking", [{OUR_GROUP}, {THEIR_GROUP}, {OUR_GROUP, THEIR_GROUP}])
@pytest.mark.parametrize("owner_id", [ME, SOMEBODY])
def test_only_a_representative_of_a_group_that_asked_closes_a_promise_and_never_its_owner(
    role: Role | None, group_id: int, asking: set[int], owner_id: int
) -> None:
    standing = _standing(role)
    is_theirs = role is Role.REPRESENTATIVE and group_id == OUR_GROUP
    allowed = is_theirs and group_id in asking and owner_id == SOMEBODY

    assert permissions.can_close(standing, group_id=group_id, asking=asking, owner_id=owner_id) == allowed
    if allowed:
        permissions.check_can_close(standing, group_id=group_id, asking=asking, owner_id=owner_id)
        return
    with pytest.raises(PermissionDenied, match="Only a representative of a group that asked"):
        permissions.check_can_close(standing, group_id=group_id, asking=asking, owner_id=owner_id)
