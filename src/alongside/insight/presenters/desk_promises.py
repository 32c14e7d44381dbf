"""What waits on a desk because of promises: to keep them, to say whether they were kept and made a difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from alongside.answers.enums import PromiseState
from alongside.answers.permissions import can_close
from alongside.answers.rules import Where, can_be_judged, where_it_stands
from alongside.core.dates import long_date
from alongside.insight.presenters.desk_items import Item
from alongside.insight.presenters.differences import differences_asked_of
from alongside.insight.queries import desk as queries

if TYPE_CHECKING:
    from alongside.answers.models import Promise
    from alongside.insight.presenters.desk import Desk


def promises_to_judge(desk: Desk) -> Iterator[Item]:
    """Promises of which a group that this person speaks for has not said whether they were kept."""
    return (_promise(desk, promise) for promise in desk.promises if _waits_for_my_group(desk, promise))


def _waits_for_my_group(desk: Desk, promise: Promise) -> bool:
    asking = {group.pk for group in promise.askers}
    spoken = {verdict.group_id for verdict in promise.verdicts.all()}
    return can_be_judged(promise.state, due=promise.due, today=desk.today) and any(
        can_close(desk.standing, group_id=group_id, asking=asking, owner_id=promise.owner_id)
        for group_id in desk.standing.group_ids - spoken
    )


def differences_to_say(desk: Desk) -> Iterator[Item]:
    """Promises that were kept, of which a group that this person speaks for is asked: did it make a difference?"""
    for promise, group in differences_asked_of(
        desk.standing, queries.promises_to_ask_about(desk.area, today=desk.today)
    ):
        kept = f"Kept on {long_date(promise.closed_at)}, " if promise.closed_at else ""
        yield Item(promise.words, desk.url("say_difference", promise.pk, group.pk), f"{kept}asked of {group.title}")


def own_promises(desk: Desk) -> Iterator[Item]:
    """What this person owns and has not called done."""
    return (_promise(desk, promise) for promise in desk.promises if _is_mine_to_do(desk, promise))


def _is_mine_to_do(desk: Desk, promise: Promise) -> bool:
    return promise.owner_id == desk.standing.person_id and promise.state == PromiseState.OPEN


def other_promises(desk: Desk) -> Iterator[Item]:
    """Promises that are pressing, and wait for somebody else."""
    for promise in desk.promises:
        presses = where_it_stands(promise.state, due=promise.due, today=desk.today) is not Where.PROMISED
        if presses and not _is_mine_to_do(desk, promise) and not _waits_for_my_group(desk, promise):
            yield _promise(desk, promise)


def _promise(desk: Desk, promise: Promise) -> Item:
    where = where_it_stands(promise.state, due=promise.due, today=desk.today)
    return Item(
        promise.words,
        _promise_url(desk, promise),
        f"{promise.owner_role}, by {long_date(promise.due)}",
        where.value,
        {Where.OVERDUE: "bad", Where.DUE_SOON: "soon", Where.SAID_DONE: "active"}.get(where, ""),
    )


def _promise_url(desk: Desk, promise: Promise) -> str:
    if promise.decision is None:
        return desk.url("promise", promise.pk)
    return desk.url("theme", promise.decision.theme_id)
