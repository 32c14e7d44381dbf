"""Who reflects, who reads what a group said to itself, who agrees to a goal. Pairs over a `Standing`."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_reflect(standing: Standing) -> bool:
    """Start a reflection, see the area's goals, propose one, say what became of one: it is everybody's business."""
    return standing.is_team


def check_can_reflect(standing: Standing) -> None:
    check(can_reflect(standing), "This page is for the people who work on this area together. Sign in to see it.")


def can_write_down_for_all(standing: Standing) -> bool:
    """Write down what any group says when it reflects: whoever sits with a group that has no account here."""
    return standing.has(Role.COORDINATOR, Role.FACILITATOR)


def can_reflect_with(standing: Standing, *, group_id: int | None) -> bool:
    """Read and write in a group's reflection: who speaks for it, and who may write down what it says (P8).

    What everybody reflects on together, without a group, is open to the whole team.
    """
    if group_id is None:
        return standing.is_team
    return group_id in standing.group_ids or can_write_down_for_all(standing)


def check_can_reflect_with(standing: Standing, *, group_id: int | None) -> None:
    check(
        can_reflect_with(standing, group_id=group_id),
        "What a group says when it reflects stays with that group, and with whoever writes it down.",
    )


def can_take_back_note(standing: Standing, *, written_by_id: int | None) -> bool:
    """Take back what was written: whoever wrote it, and nobody else."""
    return standing.person_id is not None and standing.person_id == written_by_id


def check_can_take_back_note(standing: Standing, *, written_by_id: int | None) -> None:
    check(can_take_back_note(standing, written_by_id=written_by_id), "Only who wrote this can take it back.")


def can_take_on(standing: Standing, *, lead_id: int) -> bool:
    """Say that one leads a goal: only who was asked to."""
    return standing.is_team and standing.person_id == lead_id


def check_can_take_on(standing: Standing, *, lead_id: int) -> None:
    check(can_take_on(standing, lead_id=lead_id), "Only the person who was asked to lead this can take it on.")


def can_agree_for(standing: Standing, *, group_id: int, is_represented: bool) -> bool:
    """Agree to a goal for a group: its representative; where it has none here, a participation officer writes it down."""
    if is_represented:
        return group_id in standing.group_ids
    return standing.has(Role.COORDINATOR)


def check_can_agree_for(standing: Standing, *, group_id: int, is_represented: bool) -> None:
    check(
        can_agree_for(standing, group_id=group_id, is_represented=is_represented),
        "Only somebody who represents this group can agree in its name.",
    )


def can_tick_for_team(standing: Standing) -> bool:
    """Say for the team what is so on a checklist: staff. Groups say it for themselves, beside it."""
    return standing.has(Role.COORDINATOR, Role.FACILITATOR, Role.PRACTITIONER, Role.DECISION_MAKER)


def check_can_tick_for_team(standing: Standing) -> None:
    check(can_tick_for_team(standing), "This is what the team says. Speak for your own group beside it.")


def can_share_barrier(standing: Standing) -> bool:
    """Let everybody read what was in the way and what helped, in other areas too."""
    return standing.has(Role.COORDINATOR)


def check_can_share_barrier(standing: Standing) -> None:
    check(can_share_barrier(standing), "Only a participation officer can share this with everybody.")
