"""A body that never comes must not keep a page's thread: there are sixteen of them."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import httpx
from starlette.types import Message, Receive, Scope, Send

from alongside.config.bodies import WholeBodies
from alongside.config.site import THREADS_FOR_PAGES
from tests.servers import Server

SCOPE: Scope = {"type": "http", "method": "POST", "path": "/join/", "headers": []}


class Pages:
    """Notes what reaches the threads."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        assert message.get("more_body") is False
        self.bodies.append(message["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def arriving(*messages: Message) -> Receive:
    """What comes over the line; after the last one, nothing."""
    coming: Iterator[Message] = iter(messages)

    async def receive() -> Message:
        for message in coming:
            return message
        await asyncio.sleep(60)
        raise AssertionError

    return receive


def part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def sent_through(bodies: WholeBodies, receive: Receive) -> list[int]:
    """The statuses of what was answered."""
    statuses: list[int] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    asyncio.run(bodies(SCOPE, receive, send))
    return statuses


def test_a_page_gets_a_body_when_it_is_whole() -> None:
    pages = Pages()

    statuses = sent_through(WholeBodies(pages), arriving(part(b"code=", more=True), part(b"K4T7QM", more=False)))

    assert (statuses, pages.bodies) == ([200], [b"code=K4T7QM"])


def test_a_body_that_never_comes_reaches_no_thread() -> None:
    pages = Pages()

    statuses = sent_through(WholeBodies(pages, patience=0.05), arriving(part(b"code=", more=True)))

    assert (statuses, pages.bodies) == ([408], [])


def test_a_body_without_an_end_is_refused_as_soon_as_it_is_too_large() -> None:
    pages = Pages()

    statuses = sent_through(WholeBodies(pages, largest=9), arriving(*[part(b"x" * 5, more=True)] * 2))

    assert (statuses, pages.bodies) == ([413], [])


def test_whoever_has_gone_away_is_not_answered() -> None:
    pages = Pages()

    statuses = sent_through(WholeBodies(pages), arriving(part(b"x", more=True), {"type": "http.disconnect"}))

    assert (statuses, pages.bodies) == ([], [])


def test_more_slow_senders_than_threads_keep_nobody_from_a_page(serve: Callable[..., Server]) -> None:
    server = serve()
    # With a cookie, since a page without one is refused before its form is read.
    head = (
        f"POST /join/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: csrftoken={'a' * 32}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n"
    )
    with ExitStack() as senders:
        for _ in range(THREADS_FOR_PAGES + 4):
            sender = senders.enter_context(closing(socket.create_connection(("127.0.0.1", server.port))))
            sender.sendall(head.encode())

        page = httpx.get(f"{server.url}/join/", timeout=10, trust_env=False)

    assert page.status_code == 200
