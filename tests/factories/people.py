"""Areas, groups, accounts and roles for tests, and who somebody is in an area."""

from typing import Any

from factory.declarations import SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from alongside.people import queries
from alongside.people.enums import Role
from alongside.people.models import Area, Group, Membership, User
from alongside.people.standing import Standing


class UserFactory(DjangoModelFactory[User]):
    """Somebody with an account."""

    class Meta:
        model = User

    email = Sequence(lambda n: f"person-{n}@example.org")
    name = Sequence(lambda n: f"Person {n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(**kwargs)


class AreaFactory(DjangoModelFactory[Area]):
    """A local area."""

    class Meta:
        model = Area

    slug = Sequence(lambda n: f"area-{n}")
    title = Sequence(lambda n: f"Area {n}")
    about = "What this area is."
    contact = "Participation officer, together@area.example"


class GroupFactory(DjangoModelFactory[Group]):
    """A stakeholder group of an area."""

    class Meta:
        model = Group

    area = SubFactory(AreaFactory)
    key = Sequence(lambda n: f"group-{n}")
    title = Sequence(lambda n: f"Group {n}")
    easy_title = SelfAttribute("title")
    symbol = "people"
    position = Sequence(lambda n: n)


class MembershipFactory(DjangoModelFactory[Membership]):
    """A person in an area, a coordinator unless something else is said; give a group to a representative."""

    class Meta:
        model = Membership

    person = SubFactory(UserFactory)
    area = SubFactory(AreaFactory)
    role = Role.COORDINATOR


def standing_of(role: Role | None, *, area: Area | None = None, group: Group | None = None) -> Standing:
    """A new person with this role in an area (of a new area where none is given); a visitor for `None`.

    A representative speaks for `group`, or for a new group of the area.
    """
    area = area or (group.area if group else AreaFactory.create())
    if role is None:
        return Standing(area=area)
    if role is Role.REPRESENTATIVE and group is None:
        group = GroupFactory.create(area=area)
    membership = MembershipFactory.create(area=area, role=role, group=group if role is Role.REPRESENTATIVE else None)
    return queries.standing_of(membership.person, area)


def person_with(role: Role, *, area: Area, group: Group | None = None, **fields: Any) -> User:
    """A new account with this role in an area, for tests that sign in."""
    person = UserFactory.create(**fields)
    MembershipFactory.create(person=person, area=area, role=role, group=group)
    return person
