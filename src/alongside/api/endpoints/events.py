"""Server-sent events, as a plain ASGI endpoint: thousands listen, and each costs two small tasks."""

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Scope, Send

from alongside.api import identity
from alongside.api.problems import RefusedError
from alongside.api.state import live_of
from alongside.core.typed import whole_number
from alongside.live.enums import Audience
from alongside.live.permissions import check_can_run_session, check_can_see_session
from alongside.live.stream.channel import Listener

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),  # a proxy in front passes each event on at once
]
# After so many seconds a browser connects again, so that whoever was signed out hears no more.
LONGEST = 30 * 60.0


@dataclass(frozen=True)
class Wanted:
    """Whose stream, for whom."""

    session_id: int
    audience: Audience
    person: str


class Events:
    """`GET /api/v1/sessions/{code}/events`"""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        live = live_of(connection)
        wanted = await live.desk.run(_wanted, connection)
        if scope["method"] == "HEAD":
            await send(_start())
            await send({"type": "http.response.body", "body": b""})
            return
        since = _since(connection)
        listener = await live.hub.listen(wanted.session_id, wanted.audience, person=wanted.person, since=since)
        gone = asyncio.create_task(_end_when_gone(receive, listener))
        try:
            await _send_all(listener, send)
        finally:
            gone.cancel()
            live.hub.leave(wanted.person, listener)


def _start() -> Message:
    return {"type": "http.response.start", "status": HTTPStatus.OK.value, "headers": list(HEADERS)}


async def _send_all(listener: Listener, send: Send) -> None:
    await send(_start())
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        chunk = await listener.next()
        if chunk is None:
            break
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def _end_when_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end()


def _wanted(connection: HTTPConnection) -> Wanted:
    session = identity.session_behind(connection)
    audience = _audience(connection)
    if audience is Audience.PARTICIPANT:
        participant = identity.participant_in(connection, session)
        return Wanted(session.pk, audience, str(participant.pk))
    standing = identity.staff_in(connection, session)
    check = check_can_run_session if audience is Audience.FACILITATOR else check_can_see_session
    check(standing)
    return Wanted(session.pk, audience, f"{audience}-{standing.person_id}")


def _audience(connection: HTTPConnection) -> Audience:
    asked = connection.query_params.get("audience", Audience.PARTICIPANT)
    if asked not in Audience.values:
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"The audience is one of: {', '.join(Audience.values)}.")
    return Audience(asked)


def _since(connection: HTTPConnection) -> int | None:
    """The number after which somebody wants to hear: a browser's own header wins over the address it first had."""
    typed = connection.headers.get("last-event-id") or connection.query_params.get("last_event_id", "")
    return whole_number(typed)
