"""Number what happened in a session, in order."""

from collections.abc import Sequence

from django.db import connection

from alongside.core import clock, rows
from alongside.live.enums import EventKind
from alongside.live.models import LiveEvent, Session
from alongside.live.stream import wake


def lock(session_id: int) -> Session:
    """The session's row, locked until the transaction ends: numbers must commit in order."""
    return Session.objects.select_for_update().get(pk=session_id)


def lock_all(session_ids: Sequence[int]) -> dict[int, Session]:
    """Several sessions, locked in the order of their ids, so that two batches never wait for each other."""
    some, ids = rows.among("id", session_ids)
    lock = "FOR UPDATE" if connection.vendor == "postgresql" else ""
    whole = rows.whole(Session)
    query = f"SELECT {whole.columns('s')} FROM live_session s WHERE {some} ORDER BY id {lock}"  # noqa: S608  # our own words
    locked = [whole.of(row) for row in rows.select(query, ids)]
    return {session.pk: session for session in locked}


def add_events(session: Session, happened: Sequence[tuple[EventKind, int | None]]) -> None:
    """Write events with the next numbers of a locked session, and wake its listeners."""
    if not happened:
        return
    at = clock.now()
    first = session.last_event + 1
    rows.insert(
        LiveEvent,
        [
            {"session_id": session.pk, "number": number, "kind": kind, "subject_id": subject_id, "at": at}
            for number, (kind, subject_id) in enumerate(happened, start=first)
        ],
    )
    session.last_event += len(happened)
    rows.change("UPDATE live_session SET last_event = %s WHERE id = %s", session.last_event, session.pk)
    wake.notify(session.pk, session.last_event)
