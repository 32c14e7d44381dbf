"""What waits on a desk because of a session: somebody who needs help, worries, notes to read, people without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from alongside.core import clock
from alongside.core.dates import long_date, time_of_day
from alongside.insight.presenters.desk_items import Item, counted
from alongside.insight.queries import desk as queries
from alongside.live.enums import HelpKind
from alongside.live.permissions import can_run_session
from alongside.live.presenters.facilitator import CALLS
from alongside.live.presenters.safeguarding import how_long, no_lead, state_of_concern
from alongside.live.queries.safeguarding import leads_of, waiting_in
from alongside.live.rules import ConcernState

if TYPE_CHECKING:
    from alongside.insight.presenters.desk import Desk


def calls_for_help(desk: Desk) -> Iterator[Item]:
    """Who pressed the button and waits."""
    for request in queries.waiting_help(desk.area):
        group = request.participant.group
        who = f"{group.title}, in {request.session.title}" if group else request.session.title
        yield Item(f"“{CALLS[HelpKind(request.kind)]}”", desk.session_url(request.session), who, "Now", "bad")


def concerns(desk: Desk) -> Iterator[Item]:
    """What was sent to this person as a safeguarding lead, and waits: when and from where, no words."""
    for concern in waiting_in(desk.area):
        state = state_of_concern(concern)
        is_overdue = state is ConcernState.OVERDUE
        yield Item(
            concern.contribution.session.title,
            desk.url("concern", concern.pk),
            f"waits {how_long(clock.now() - concern.raised_at)}",
            "Overdue: say that you have it" if is_overdue else f"By {time_of_day(concern.acknowledge_by)}",
            "bad" if is_overdue else "soon",
        )


def concerns_that_nobody_has(desk: Desk) -> Iterator[Item]:
    """What was sent to safeguarding and nobody has said that they have: for who runs the area's participation."""
    has_lead = bool(leads_of(desk.area))
    for concern in waiting_in(desk.area):
        title = concern.contribution.session.title
        if not has_lead:
            yield Item(title, "", no_lead(desk.area), "Nobody has it", "bad")
        elif state_of_concern(concern) is ConcernState.OVERDUE:
            why = f"Nobody has said that they have it for {how_long(clock.now() - concern.raised_at)}."
            yield Item(title, "", f"{why} Go and tell them in person.", "Overdue", "bad")


def held_notes(desk: Desk) -> Iterator[Item]:
    """Notes that no screen shows yet, counted by session."""
    for session, held in queries.sessions_with_held_notes(desk.area):
        # The safeguarding lead is told that something waits; reading it is for those who run the session.
        url = desk.session_url(session) if can_run_session(desk.standing) else ""
        yield Item(session.title, url, counted(held, "note waits", "notes wait"))


def unanswered_people(desk: Desk) -> Iterator[Item]:
    """Sessions whose day of hearing back is near or past."""
    for session, people in queries.sessions_to_answer(desk.area, today=desk.today):
        day = session.hear_back_by
        if day is None:
            continue
        is_past = day < desk.today
        yield Item(
            session.title,
            desk.session_url(session),
            counted(people, "person has", "people have") + " no answer yet",
            f"Was due {long_date(day)}" if is_past else f"By {long_date(day)}",
            "bad" if is_past else "soon",
        )
