"""A bare ASGI broadcaster: it stores nothing, and sends the same bytes to the same listeners.

`GET /screen` and `GET /phone` listen, `POST /note` sends a frame to every screen, as the product does, and `POST /all`
one to every phone.
"""

import asyncio
import json
from itertools import count

from starlette.types import ASGIApp, Receive, Scope, Send

from alongside.bench.compared.plain_asgi import answer, body_of, only_lives

HEARTBEAT = 15.0
STREAM = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]


class Broadcaster:
    """A queue for each listener."""

    def __init__(self) -> None:
        self._listening: dict[str, set[asyncio.Queue[bytes]]] = {"/screen": set(), "/phone": set()}
        self._numbers = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if await only_lives(scope, receive, send):
            return
        if scope["path"] in self._listening:
            await self._listen(scope["path"], send)
            return
        said = json.loads(await body_of(receive))
        await answer(send, 201, json.dumps({"id": said["id"], "held": False, "late": False}).encode())
        frame = self._frame(said)
        for queue in self._listening["/screen" if scope["path"] == "/note" else "/phone"]:
            queue.put_nowait(frame)

    def _frame(self, said: dict[str, str]) -> bytes:
        told = {
            "id": said["id"],
            "activity": said["activity"],
            "prompt": said["prompt"],
            "moment": "",
            "group": "Practitioners",
            "late": False,
            "words": said["words"],
            "value": "",
        }
        data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return f"event: contribution\nid: {next(self._numbers)}\ndata: {data}\n\n".encode()

    async def _listen(self, who: str, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM})
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        self._listening[who].add(queue)
        chunk = b"retry: 1000\n\nevent: hello\nid: 1\ndata: {}\n\n"
        try:
            while True:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                try:
                    chunk = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    chunk = b":\n\n"
        finally:
            self._listening[who].discard(queue)


def application() -> ASGIApp:
    return Broadcaster()
