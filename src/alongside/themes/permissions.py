"""Who makes sense of what was said."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_code(standing: Standing) -> bool:
    """Put codes on contributions, make and reword themes, ask members: staff and representatives alike."""
    return standing.has(Role.COORDINATOR, Role.FACILITATOR, Role.PRACTITIONER, Role.REPRESENTATIVE)


def check_can_code(standing: Standing) -> None:
    check(can_code(standing), "Sorting into themes is for this area's staff and representatives. Sign in as one.")


def can_see_workbench(standing: Standing) -> bool:
    """See everything that was said in a project, with its codes."""
    return standing.is_team


def check_can_see_workbench(standing: Standing) -> None:
    check(can_see_workbench(standing), "What was said here is for the people of this area's team. Sign in to see it.")
