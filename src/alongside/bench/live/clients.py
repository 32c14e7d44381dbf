"""People with phones, and screens, as a program: many connections in one process, each as small as can be."""

import asyncio
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

CONNECT_TOGETHER = 50
PATIENCE = 10.0  # seconds until an answer that does not come is a failure

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_SHOWN = re.compile(rb'^event: contribution\r?\n(?:id: \d+\r?\n)?data: \{"id":"([0-9a-f-]{36})"', re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """An answer: its status, its body, and when it had come."""

    status: int
    body: bytes
    at: float


class Caller(asyncio.Protocol):
    """One connection that is kept open, with one request on it at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._came = bytearray()
        self._waiting: asyncio.Future[Answer] | None = None
        self._turn = asyncio.Lock()
        self.bytes_sent = 0
        self.bytes_heard = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    async def ask(self, request: bytes) -> Answer:
        """Send a request and wait for the answer."""
        assert self._transport is not None
        if self._transport.is_closing():
            raise ConnectionResetError("The server hung up.")
        self._waiting = asyncio.get_running_loop().create_future()
        self.bytes_sent += len(request)
        self._transport.write(request)
        return await asyncio.wait_for(self._waiting, PATIENCE)

    async def ask_in_turn(self, request: bytes) -> Answer:
        """The same, behind whoever asks on this connection now."""
        async with self._turn:
            return await self.ask(request)

    def data_received(self, data: bytes) -> None:
        self.bytes_heard += len(data)
        self._came += data
        head, found, body = self._came.partition(b"\r\n\r\n")
        length = _LENGTH.search(head) if found else None
        if length is None or len(body) < int(length[1]):
            return
        answer = Answer(int(head[9:12]), bytes(body), time.monotonic())
        self._came.clear()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(answer)

    def connection_lost(self, error: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionResetError("The server hung up."))

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


class Ear(asyncio.Protocol):
    """A phone that listens: it counts bytes. `on_shown` makes it a screen, which is told each contribution it hears."""

    def __init__(self, request: bytes, on_shown: Callable[[str, float], None] | None = None) -> None:
        self._request = request
        self._on_shown = on_shown
        self._came = b""
        self._transport: asyncio.Transport | None = None
        self.bytes_heard = 0
        self.is_open = False
        self.opened: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self.bytes_heard += len(data)
        if not self.opened.done():
            self.is_open = data.startswith(b"HTTP/1.1 200")
            self.opened.set_result(self.is_open)
        if self._on_shown is not None:
            self._look_for_contributions(data)

    def _look_for_contributions(self, data: bytes) -> None:
        at = time.monotonic()
        whole, _, self._came = (self._came + data).rpartition(b"\n\n")
        for shown in _SHOWN.findall(whole):
            self._on_shown(shown.decode(), at)  # type: ignore[misc]  # asked by whoever calls

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        if not self.opened.done():
            self.opened.set_result(False)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


def post(path: str, body: bytes, *, token: str = "") -> bytes:  # none is given
    """A request as it goes over the wire."""
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{bearer}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def listen(path: str, *, token: str = "", cookie: str = "") -> bytes:  # none is given
    """The request of somebody who listens."""
    who = f"Authorization: Bearer {token}\r\n" if token else f"Cookie: sessionid={cookie}\r\n" if cookie else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{who}Accept: text/event-stream\r\n\r\n".encode()


async def callers(ports: Sequence[int], count: int) -> list[Caller]:
    """So many connections, to each of the servers in turn."""
    loop = asyncio.get_running_loop()
    made: list[Caller] = []
    for number in range(count):
        _, caller = await loop.create_connection(Caller, "127.0.0.1", ports[number % len(ports)])
        made.append(caller)
    return made


async def open_ears(ports: Sequence[int], requests: Sequence[bytes]) -> list[Ear]:
    """Phones that listen, to each of the servers in turn."""
    loop = asyncio.get_running_loop()
    ears: list[Ear] = []
    for start in range(0, len(requests), CONNECT_TOGETHER):
        some = [
            loop.create_connection(lambda request=request: Ear(request), "127.0.0.1", ports[number % len(ports)])  # type: ignore[misc]
            for number, request in enumerate(requests[start : start + CONNECT_TOGETHER], start=start)
        ]
        new = [ear for _, ear in await asyncio.gather(*some)]
        await asyncio.wait_for(asyncio.gather(*(ear.opened for ear in new)), PATIENCE)
        ears += new
    return ears


@dataclass
class Shown:
    """When each contribution was acknowledged, and when each screen showed it."""

    sent: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    shown: list[dict[str, float]] = field(default_factory=list)

    def screen(self) -> Callable[[str, float], None]:
        """The ear of one more screen."""
        seen: dict[str, float] = {}
        self.shown.append(seen)
        return lambda uuid, at: seen.__setitem__(uuid, at)

    def clear(self) -> None:
        """Forget what came before, for the next run."""
        self.sent.clear()
        self.acknowledged.clear()
        for seen in self.shown:
            seen.clear()

    def missing(self) -> int:
        """How many of those that were acknowledged some screen has not shown."""
        return sum(any(uuid not in seen for seen in self.shown) for uuid in self.acknowledged)

    def delays(self, since: dict[str, float]) -> list[float]:
        """Milliseconds from then to the last screen that showed it; shown before it was acknowledged is no delay."""
        return [
            max(0.0, max(seen[uuid] for seen in self.shown) - at) * 1000
            for uuid, at in since.items()
            if all(uuid in seen for seen in self.shown)
        ]

    async def wait_for_all(self, patience: float = 5.0) -> None:
        """Until every screen has shown everything, or for so many seconds."""
        until = time.monotonic() + patience
        while self.missing() and time.monotonic() < until:
            await asyncio.sleep(0.02)


def part(values: Iterable[float], share: float) -> float:
    """The value below which this share of the values lies: 0.95 for p95. Infinite where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("inf")
