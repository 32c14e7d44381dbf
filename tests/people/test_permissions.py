import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from alongside.people import permissions, queries
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.people.standing import Standing
from tests.factories.people import AreaFactory, MembershipFactory, person_with, standing_of

EVERYBODY: list[Role | None] = [*Role, None]


def _standing(role: Role | None) -> Standing:
    return Standing(area=Area(), person_id=1, roles=frozenset({role} if role else ()))


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_desk_is_for_everyone_with_a_role(role: Role | None) -> None:
    assert permissions.can_see_desk(_standing(role)) == (role is not None)
    if role is None:
        with pytest.raises(PermissionDenied):
            permissions.check_can_see_desk(_standing(role))
    else:
        permissions.check_can_see_desk(_standing(role))


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_a_participation_officer_invites(role: Role | None) -> None:
    assert permissions.can_invite(_standing(role)) == (role is Role.COORDINATOR)
    if role is Role.COORDINATOR:
        permissions.check_can_invite(_standing(role))
    else:
        with pytest.raises(PermissionDenied):
            permissions.check_can_invite(_standing(role))


@pytest.mark.django_db
def test_people_of_another_area_are_visitors() -> None:
    person = person_with(Role.COORDINATOR, area=AreaFactory.create())
    elsewhere = AreaFactory.create()

    standing = queries.standing_in(person, elsewhere.slug)

    assert standing == Standing(area=elsewhere, person_id=person.pk)
    assert not standing.is_team


@pytest.mark.django_db
def test_there_is_nothing_at_the_address_of_no_area() -> None:
    person = person_with(Role.COORDINATOR, area=AreaFactory.create())

    with pytest.raises(Http404):
        queries.standing_in(person, "nowhere")


@pytest.mark.django_db
def test_somebody_may_have_several_roles_in_an_area() -> None:
    area = AreaFactory.create()
    person = person_with(Role.PRACTITIONER, area=area)
    MembershipFactory.create(person=person, area=area, role=Role.SAFEGUARDING)

    standing = queries.standing_of(person, area)

    assert standing.roles == {Role.PRACTITIONER, Role.SAFEGUARDING}
    assert standing.has(Role.SAFEGUARDING, Role.COORDINATOR)
    assert not standing.has(Role.COORDINATOR)


def test_a_visitor_does_nothing_in_their_own_name() -> None:
    with pytest.raises(ValueError, match="sign in first"):
        _ = Standing(area=Area()).actor


@pytest.mark.django_db
def test_the_people_of_an_area_are_listed_with_their_groups() -> None:
    area = AreaFactory.create()
    standing_of(Role.COORDINATOR)
    representative = standing_of(Role.REPRESENTATIVE, area=area)

    [membership] = queries.people_in(area)

    assert (membership.person_id, membership.group_id) == (
        representative.person_id,
        next(iter(representative.group_ids)),
    )
