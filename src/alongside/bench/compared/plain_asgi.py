"""The little that a bare ASGI application needs."""

from starlette.types import Receive, Scope, Send

JSON = [(b"content-type", b"application/json")]


async def body_of(receive: Receive) -> bytes:
    """The whole body of a request."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


async def answer(send: Send, status: int, body: bytes) -> None:
    """A whole answer."""
    headers = [*JSON, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def only_lives(scope: Scope, receive: Receive, send: Send) -> bool:
    """Deal with what is no work: the server's start and stop, and the question whether it lives."""
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return True
    if scope["path"] == "/healthz":
        await answer(send, 200, b"{}")
        return True
    return False
