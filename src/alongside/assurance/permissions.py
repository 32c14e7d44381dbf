"""Who may say that a label is wrong. Pairs over a `Standing`: one answers, one raises."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_remark(standing: Standing) -> bool:
    """Say that it was not as the label tells: families and young people as well as staff."""
    return standing.is_team


def check_can_remark(standing: Standing) -> None:
    check(can_remark(standing), "Only the people who work on this project can write beside its label.")


def can_take_back(standing: Standing, *, written_by_id: int | None) -> bool:
    """Take back a remark: whoever wrote it, and nobody else."""
    return standing.person_id is not None and standing.person_id == written_by_id


def check_can_take_back(standing: Standing, *, written_by_id: int | None) -> None:
    check(can_take_back(standing, written_by_id=written_by_id), "Only who wrote this can take it back.")


def can_review_for(standing: Standing, *, group_id: int) -> bool:
    """Answer a review in the name of a group: its own representatives and nobody else."""
    return standing.has(Role.REPRESENTATIVE) and group_id in standing.group_ids


def check_can_review_for(standing: Standing, *, group_id: int) -> None:
    check(can_review_for(standing, group_id=group_id), "Only a representative of this group can look back in its name.")


def can_attest(standing: Standing) -> bool:
    """Say, with one's name, that something holds that no record shows: whoever answers for the work or a group."""
    return standing.has(Role.COORDINATOR, Role.DECISION_MAKER, Role.REPRESENTATIVE)


def check_can_attest(standing: Standing) -> None:
    check(can_attest(standing), "Only who answers for this work, or for a group, can attest something here.")
