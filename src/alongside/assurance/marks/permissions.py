"""Who may award a mark and withdraw it. Pairs over a `Standing`: one answers, one raises."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing

# Who answers for an area.
WITHDRAWING = (Role.COORDINATOR, Role.DECISION_MAKER)


def can_award(standing: Standing) -> bool:
    """Put the area's key under what its groups have signed: who answers for the area. The groups decided before."""
    return standing.has(Role.COORDINATOR, Role.DECISION_MAKER)


def check_can_award(standing: Standing) -> None:
    check(can_award(standing), "Only a participation officer or a decision-maker can put the area’s key under a mark.")


def can_withdraw(standing: Standing) -> bool:
    """Take a mark back, with a reason: who answers for the area."""
    return standing.has(*WITHDRAWING)


def check_can_withdraw(standing: Standing) -> None:
    check(can_withdraw(standing), "Only a participation officer or a decision-maker can withdraw a mark.")
