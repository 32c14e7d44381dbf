"""Take in the whole of a request before a page's thread is given to it.

There are few threads for pages, and a body that arrives slowly, or never, would hold one of them for as long
as its sender likes. Waiting costs the event loop next to nothing.
"""

import asyncio
from http import HTTPStatus

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alongside.api.guard import HEADERS

LARGEST = 12 * 1024 * 1024  # bytes: a picture has ten megabytes, and its form a little more
PATIENCE = 120.0  # seconds: ten megabytes over a hall's wifi take about two minutes


class _TooLargeError(Exception):
    """More arrives than anybody needs to send."""


class _GoneError(Exception):
    """Whoever sent it has gone away."""


class WholeBodies:
    """Stands in front of an application that reads with a thread: 413 for what is too large, 408 for what is too slow."""

    def __init__(self, app: ASGIApp, *, largest: int = LARGEST, patience: float = PATIENCE) -> None:
        self._app = app
        self._largest = largest
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._patience):
                body = await self._whole(receive)
        except TimeoutError:
            await _refuse(HTTPStatus.REQUEST_TIMEOUT, "That took too long to arrive.")(scope, receive, send)
        except _TooLargeError:
            megabytes = self._largest // 1024**2
            refusal = _refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"That is too large: {megabytes} MB at most.")
            await refusal(scope, receive, send)
        except _GoneError:
            return
        else:
            await self._app(scope, _once(body, receive), send)

    async def _whole(self, receive: Receive) -> bytes:
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _GoneError
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._largest:
                raise _TooLargeError
        return bytes(body)


def _once(body: bytes, receive: Receive) -> Receive:
    """Gives the body once, and then whatever else happens."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _refuse(status: HTTPStatus, what_happened: str) -> PlainTextResponse:
    words = f"{what_happened} Go back: what you typed is still there."
    return PlainTextResponse(words, status.value, headers={**HEADERS, "Connection": "close"})
