"""Pairs: `can_…` answers, `check_can_…` raises. They read a `Standing`, so their tests are tables."""

from django.core.exceptions import PermissionDenied

from alongside.people.enums import Role
from alongside.people.standing import Standing


def check(allowed: bool, because: str) -> None:
    """Raise `PermissionDenied` with a sentence that says who may do it."""
    if not allowed:
        raise PermissionDenied(because)


def can_see_desk(standing: Standing) -> bool:
    """The page of what needs a person is for everyone with a role here."""
    return bool(standing.roles)


def check_can_see_desk(standing: Standing) -> None:
    check(can_see_desk(standing), "This page is for the people who work on this area together. Sign in to see it.")


def can_invite(standing: Standing) -> bool:
    """Who may give somebody an account and a role here."""
    return standing.has(Role.COORDINATOR)


def check_can_invite(standing: Standing) -> None:
    check(can_invite(standing), "Only a participation officer can give somebody a role here.")
