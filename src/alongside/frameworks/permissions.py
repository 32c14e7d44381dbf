"""Who may word an area's pack. Pairs over a `Standing`: one answers, one raises."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_see_wording(standing: Standing) -> bool:
    """Read words that are not published yet: those who work on the area together."""
    return standing.is_team


def check_can_see_wording(standing: Standing) -> None:
    check(can_see_wording(standing), "Only the people who work on this area see words that are not published yet.")


def can_word_pack(standing: Standing) -> bool:
    """Begin, change, ask, publish and drop a wording, and choose the area's own word."""
    return standing.has(Role.COORDINATOR)


def check_can_word_pack(standing: Standing) -> None:
    check(can_word_pack(standing), "Only a participation officer can word how this area works together.")


def can_agree_to_pack(standing: Standing, *, group_id: int | None) -> bool:
    """Agree to a wording in the name of a group, or say not yet: its own representatives and nobody else."""
    return standing.has(Role.REPRESENTATIVE) and group_id in standing.group_ids


def check_can_agree_to_pack(standing: Standing, *, group_id: int) -> None:
    check(can_agree_to_pack(standing, group_id=group_id), "Only a representative of this group can speak in its name.")
