"""One session's stream for one audience: a list of encoded frames that all its listeners share."""

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from contextlib import suppress

from alongside.live.enums import Audience
from alongside.live.stream import encoding, reading
from alongside.live.stream.database import UNAVAILABLE, Desk

logger = logging.getLogger(__name__)

# What happens goes out at once; then a moment is waited, so that a busy hall is told in bundles. It is longer the more
# listen and the longer reading took, so that a few screens are told sooner than two thousand phones.
SHORTEST_HOLD, LONGEST_HOLD = 0.002, 0.05
HOLD_FOR_EACH = 0.0005
# Wake-ups may be lost, so every so many seconds the database is asked anyway.
SLOW_POLL = 2.0
HEARTBEAT = 15.0
# A listener that is so many frames behind is let go; it connects again and is told the newest state.
MOST_KEPT = 512

# Encoded frames, and the number of the last of them.
Replay = tuple[bytes, int]


def hold(listeners: int, *, took: float) -> float:
    """Seconds until the next bundle: twice as long as the last one took at least, so that reading leaves room."""
    return min(LONGEST_HOLD, max(SHORTEST_HOLD, listeners * HOLD_FOR_EACH, 2 * took))


class Channel:
    """Reads what is new for its audience once, encodes it once, and wakes its listeners."""

    def __init__(
        self,
        desk: Desk,
        session_id: int,
        audience: Audience,
        *,
        stop: Callable[[Collection[str]], None] = lambda people: None,
    ) -> None:
        self.session_id = session_id
        self.audience = audience
        self.listeners: set[Listener] = set()
        self.number = 0
        self.is_gone = False
        self._desk = desk
        self._stop = stop
        self._kept: list[bytes] = []
        self._dropped = 0
        self._said_at = time.monotonic()
        self._reading = asyncio.Lock()
        self._news = asyncio.Event()
        self._replays: dict[tuple[int, int], asyncio.Task[Replay]] = {}
        self._ready = asyncio.create_task(self._find_number())
        self._task = asyncio.create_task(self._follow())

    async def is_ready(self) -> None:
        """Wait until the stream's present number is known."""
        await asyncio.shield(self._ready)

    async def _find_number(self) -> None:
        number = await self._desk.run(reading.last_number, self.session_id)
        self.is_gone = number is None
        self.number = number or 0

    async def _follow(self) -> None:
        await asyncio.wait([self._ready])
        while not self.is_gone:
            with suppress(TimeoutError):
                async with asyncio.timeout(SLOW_POLL):
                    await self._news.wait()
            self._news.clear()
            started = time.monotonic()
            await self._read_or_wait()
            self._beat()
            await asyncio.sleep(hold(len(self.listeners), took=time.monotonic() - started))
        for listener in tuple(self.listeners):
            listener.end()

    async def _read_or_wait(self) -> None:
        """A database that fails for a while, or a mistake of ours, must not silence the stream for good."""
        try:
            await self.read()
        except UNAVAILABLE as error:
            logger.warning("The live stream could not be read: %s", error)
            await asyncio.sleep(1)
        except Exception:
            logger.exception("The live stream could not be read.")
            await asyncio.sleep(1)

    async def read(self) -> None:
        """Read what is new and share it. What is committed meanwhile wakes the channel again."""
        async with self._reading:
            while True:
                before = self.number
                news = await self._desk.run(reading.news, self.session_id, self.audience, after=before)
                if news is None:
                    self.is_gone = True
                    return
                self.number = max(before, news.number)
                if news.stopped:
                    self._stop(news.stopped)
                if news.frames:
                    self._share(encoding.encoded(news.frames))
                if self.number != before:
                    self._replays.clear()
                if not news.has_more:
                    return

    async def replay(self, *, after: int, up_to: int) -> Replay:
        """What happened between two numbers, worked out once for all who ask for the same."""
        task = self._replays.get((after, up_to))
        if task is None:
            task = asyncio.create_task(self._replay(after, up_to))
            self._replays[after, up_to] = task
            task.add_done_callback(lambda done: self._forget_failed((after, up_to), done))
        return await asyncio.shield(task)

    async def _replay(self, after: int, up_to: int) -> Replay:
        pieces: list[bytes] = []
        heard = after
        while after < up_to:
            news = await self._desk.run(reading.news, self.session_id, self.audience, after=after, up_to=up_to)
            if news is None or news.number <= after:
                break
            pieces.append(encoding.encoded(news.frames))
            heard = max([heard, *(frame.number for frame in news.frames if frame.number is not None)])
            after = news.number
        return b"".join(pieces), heard

    def _forget_failed(self, key: tuple[int, int], done: asyncio.Task[Replay]) -> None:
        if done.cancelled() or done.exception() is not None:
            self._replays.pop(key, None)

    def _share(self, chunk: bytes) -> None:
        self._said_at = time.monotonic()
        self._kept.append(chunk)
        surplus = len(self._kept) - MOST_KEPT
        if surplus > 0:
            del self._kept[:surplus]
            self._dropped += surplus
        for listener in self.listeners:
            listener.wake()

    def _beat(self) -> None:
        if time.monotonic() - self._said_at >= HEARTBEAT:
            self._share(encoding.HEARTBEAT)

    @property
    def end(self) -> int:
        """Where a listener stands that has been told everything."""
        return self._dropped + len(self._kept)

    def chunk_from(self, cursor: int) -> bytes | None:
        """All that was shared from a place in the list on; `None` where that is no longer kept."""
        if cursor < self._dropped:
            return None
        chunks = self._kept[cursor - self._dropped :]
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def wake(self) -> None:
        """There may be something new."""
        self._news.set()

    def close(self) -> None:
        """Nobody listens any more."""
        for task in (self._ready, self._task, *self._replays.values()):
            task.cancel()


class Listener:
    """A cursor into a channel's list. One coroutine takes from it what is to be sent."""

    __slots__ = ("_cursor", "_first", "_waiter", "channel", "is_over")

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self._cursor = 0
        self._first = b""
        self.is_over = False
        self._waiter: asyncio.Future[None] | None = None
        channel.listeners.add(self)

    def start(self) -> int:
        """Stand at the end of the list; returns the stream's number there."""
        self._cursor = self.channel.end
        return self.channel.number

    def say_first(self, chunk: bytes) -> None:
        """What is sent before anything of the list."""
        self._first = chunk

    async def next(self) -> bytes | None:
        """The next bytes to send, as soon as there are some; `None` when it is over."""
        first, self._first = self._first, b""
        if first:
            return first
        while not self.is_over:
            if self._cursor < self.channel.end:
                chunk = self.channel.chunk_from(self._cursor)
                self._cursor = self.channel.end
                return chunk
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        return None

    def wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def end(self) -> None:
        """Stop: whoever waits for the next bytes gets `None`."""
        self.is_over = True
        self.wake()
