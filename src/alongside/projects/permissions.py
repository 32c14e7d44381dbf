"""Who may do what with a project. Pairs over a `Standing`: one answers, one raises."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_start_project(standing: Standing) -> bool:
    """Start a project of the area."""
    return standing.has(Role.COORDINATOR)


def check_can_start_project(standing: Standing) -> None:
    check(can_start_project(standing), "Only a participation officer can start a project here.")


def can_publish_project(standing: Standing) -> bool:
    """Show a project to everybody, and say that it is finished."""
    return standing.has(Role.COORDINATOR)


def check_can_publish_project(standing: Standing) -> None:
    check(can_publish_project(standing), "Only a participation officer can publish or finish a project.")


def can_see_project(standing: Standing, *, is_published: bool) -> bool:
    """The team sees every project; everybody sees what was published."""
    return is_published or standing.is_team


def can_edit_parts(standing: Standing) -> bool:
    """Word a part of a project anew: families and young people as well as staff."""
    return standing.is_team


def check_can_edit_parts(standing: Standing) -> None:
    check(can_edit_parts(standing), "Only the people who work on this project can change its words.")


def can_agree(standing: Standing, *, group_id: int) -> bool:
    """Agree to a part in the name of a group: its own representatives and nobody else."""
    return standing.has(Role.REPRESENTATIVE) and group_id in standing.group_ids


def check_can_agree(standing: Standing, *, group_id: int) -> None:
    check(can_agree(standing, group_id=group_id), "Only a representative of this group can agree in its name.")


def can_fill_stages(standing: Standing) -> bool:
    """Answer the questions of a project's stages."""
    return standing.is_team


def check_can_fill_stages(standing: Standing) -> None:
    check(can_fill_stages(standing), "Only the people who work on this project can fill in its forms.")


def can_see_people_map(standing: Standing) -> bool:
    """See and make the map of the people around a young person. It is theirs, so it never is before everybody."""
    return standing.is_team


def check_can_see_people_map(standing: Standing) -> None:
    check(can_see_people_map(standing), "Only the people who work on this project see this map.")


def can_move_project(standing: Standing) -> bool:
    """Put a project under the version that its area works under now."""
    return standing.has(Role.COORDINATOR)


def check_can_move_project(standing: Standing) -> None:
    check(can_move_project(standing), "Only a participation officer can move a project to another version.")
