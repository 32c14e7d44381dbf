"""Fetch and authorise at once: a view never asks the models themselves."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404

from alongside.people.enums import Role
from alongside.people.models import Area, Group, Membership, User
from alongside.people.standing import Standing


def standing_in(user: User | AnonymousUser, slug: str) -> Standing:
    """Who this user is in the area of this slug; `Http404` where there is no such area."""
    area = Area.objects.filter(slug=slug).first()
    if area is None:
        raise Http404("There is no area at this address.")
    return standing_of(user, area)


def standing_of(user: User | AnonymousUser, area: Area) -> Standing:
    """Who this user is in an area that was already fetched."""
    if not isinstance(user, User):
        return Standing(area=area)
    memberships = list(Membership.objects.filter(person=user, area=area))
    group_ids = (membership.group_id for membership in memberships)
    return Standing(
        area=area,
        person_id=user.pk,
        roles=frozenset(Role(membership.role) for membership in memberships),
        group_ids=frozenset(group_id for group_id in group_ids if group_id is not None),
    )


def areas_of(user: User) -> QuerySet[Area]:
    """The areas in which a person has a role, by title."""
    return Area.objects.filter(memberships__person=user).distinct()


def memberships_of(user: User) -> QuerySet[Membership]:
    """Every role that a person has, with its area and group, by area."""
    return Membership.objects.filter(person=user).select_related("area", "group").order_by("area__title", "role", "id")


def all_areas() -> QuerySet[Area]:
    """Every area: their front pages are public."""
    return Area.objects.all()


def groups_of(area: Area) -> list[Group]:
    """An area's groups in the order its pack gives."""
    return list(area.groups.all())


def speaks_for_young(standing: Standing) -> bool:
    """Whether somebody speaks for a group that may be under 18, so that easy words come first for them."""
    return bool(standing.group_ids) and Group.objects.filter(pk__in=standing.group_ids, may_be_under_18=True).exists()


def people_in(area: Area) -> QuerySet[Membership]:
    """Everyone with a role in an area, with their account and group."""
    return Membership.objects.filter(area=area).select_related("person", "group")
