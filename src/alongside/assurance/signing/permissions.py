"""Who may ask for signatures, sign, submit and assess. Pairs over a `Standing`: one answers, one raises."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_ask_to_sign(standing: Standing) -> bool:
    """Ask the groups to sign, and submit to assessors: who answers for the work, or for a group."""
    return standing.has(Role.COORDINATOR, Role.DECISION_MAKER, Role.REPRESENTATIVE)


def check_can_ask_to_sign(standing: Standing) -> None:
    check(can_ask_to_sign(standing), "Only who answers for this work, or for a group, can ask for signatures.")


def can_sign_for(standing: Standing, *, group_id: int) -> bool:
    """Sign or withhold in the name of a group: its own representatives and nobody else."""
    return standing.has(Role.REPRESENTATIVE) and group_id in standing.group_ids


def check_can_sign_for(standing: Standing, *, group_id: int) -> None:
    check(can_sign_for(standing, group_id=group_id), "Only a representative of this group can sign in its name.")


def can_answer_assessors(standing: Standing) -> bool:
    """Answer what assessors ask: everybody who works on the project."""
    return standing.is_team


def check_can_answer_assessors(standing: Standing) -> None:
    check(can_answer_assessors(standing), "Only the people who work on this project can answer the assessors.")


def can_assess(standing: Standing) -> bool:
    """Assess what was submitted: an assessor, and never of their own area. Whoever has another role here is of it."""
    return standing.roles == {Role.ASSESSOR}


def check_can_assess(standing: Standing) -> None:
    check(can_assess(standing), "Only an assessor who does nothing else in this area can do this.")


def can_see_assessment(standing: Standing) -> bool:
    """The forms that went in, with questions and answers: the team and the assessors."""
    return standing.is_team or can_assess(standing)


def check_can_see_assessment(standing: Standing) -> None:
    check(can_see_assessment(standing), "Only the people who work on this project, and assessors, can see this.")
