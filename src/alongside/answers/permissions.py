"""Who decides, who promises, and who says whether a promise was kept."""

from collections.abc import Collection

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_decide(standing: Standing) -> bool:
    """Record what was decided on a theme, and make the promises that follow."""
    return standing.has(Role.COORDINATOR, Role.DECISION_MAKER, Role.REPRESENTATIVE)


def check_can_decide(standing: Standing) -> None:
    check(can_decide(standing), "Decisions are recorded by this area's decision-makers and representatives.")


def can_publish(standing: Standing) -> bool:
    """Put an answer before everybody."""
    return standing.has(Role.COORDINATOR, Role.DECISION_MAKER)


def check_can_publish(standing: Standing) -> None:
    check(can_publish(standing), "Answers are published by a participation officer or a decision-maker.")


def can_take_up_pledge(standing: Standing) -> bool:
    """Make a promise of a pledge. It is before everybody at once, so who may do it is who publishes answers."""
    return standing.has(Role.COORDINATOR, Role.DECISION_MAKER)


def check_can_take_up_pledge(standing: Standing) -> None:
    check(can_take_up_pledge(standing), "Promises are made of pledges by a participation officer or a decision-maker.")


def can_promise_follow_up(standing: Standing) -> bool:
    """Make a promise of a follow-up. It is before everybody at once, like one of a pledge."""
    return can_take_up_pledge(standing)


def check_can_promise_follow_up(standing: Standing) -> None:
    check(
        can_promise_follow_up(standing),
        "Promises are made of follow-ups by a participation officer or a decision-maker.",
    )


def can_speak_for(standing: Standing, group_id: int, *, is_represented: bool) -> bool:
    """Say whether a group agreed: its own representative; where it has none here, those who record decisions."""
    if group_id in standing.group_ids:
        return True
    return not is_represented and standing.has(Role.COORDINATOR, Role.DECISION_MAKER)


def check_can_speak_for(standing: Standing, group_id: int, *, is_represented: bool) -> None:
    check(
        can_speak_for(standing, group_id, is_represented=is_represented),
        "Only somebody who represents this group can say whether it agreed.",
    )


def can_say_done(standing: Standing, *, owner_id: int) -> bool:
    """Say that a promise is done: its owner. That does not close it."""
    return standing.person_id == owner_id


def check_can_say_done(standing: Standing, *, owner_id: int) -> None:
    check(can_say_done(standing, owner_id=owner_id), "Only the person who owns this promise can say that it is done.")


def can_close(standing: Standing, *, group_id: int, asking: Collection[int], owner_id: int) -> bool:
    """Say whether a promise was kept: a representative of a group that asked, never its owner."""
    return group_id in asking and group_id in standing.group_ids and standing.person_id != owner_id


def check_can_close(standing: Standing, *, group_id: int, asking: Collection[int], owner_id: int) -> None:
    check(
        can_close(standing, group_id=group_id, asking=asking, owner_id=owner_id),
        "Only a representative of a group that asked can say whether this promise was kept, and never its owner.",
    )


def can_say_difference(standing: Standing, *, group_id: int, asked: Collection[int], owner_id: int) -> bool:
    """Say whether it made a difference: a representative of a group that asked or decided, never the promise's owner."""
    return group_id in asked and group_id in standing.group_ids and standing.person_id != owner_id


def check_can_say_difference(standing: Standing, *, group_id: int, asked: Collection[int], owner_id: int) -> None:
    check(
        can_say_difference(standing, group_id=group_id, asked=asked, owner_id=owner_id),
        "Only a representative of a group that asked for this or decided it can say whether it made a difference, "
        "and never its owner.",
    )


def can_see_tally(standing: Standing) -> bool:
    """See how many of those who spoke say that it happened."""
    return standing.is_team
