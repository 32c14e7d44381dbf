"""The one writer of a process: it commits, in one transaction, whatever queued during its last commit.

Nobody is answered before the commit. Where the database fails, the same batch is tried again for a while:
ids made by the clients keep it from being stored twice, even where a commit went through unheard.
"""

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from django.db import connection

from alongside.live.actions.contributions import accept_posted
from alongside.live.stream.database import TAKES_NOTHING, is_unavailable, refuses_writes, renew_connection
from alongside.live.submissions import Outcome, Posted

logger = logging.getLogger(__name__)

Accept = Callable[[Sequence[Posted]], list[Outcome]]
Waiting = tuple[Posted, asyncio.Future[Outcome]]
Answer = Outcome | Exception


class BusyError(Exception):
    """Nothing was stored, and the same may be sent again in a little while."""


class NoRoomError(BusyError):
    """The database takes nothing more until somebody makes room; nothing was stored, and nothing half."""


class Writer:
    """Takes submissions from the event loop and answers each once it is committed.

    `most_waiting` bounds the queue, `batch_size` one transaction, and `patience` is how many seconds a
    batch waits for a database that fails.
    """

    def __init__(
        self,
        accept: Accept = accept_posted,
        *,
        most_waiting: int = 5000,
        batch_size: int = 200,
        patience: float = 10.0,
    ) -> None:
        self._accept = accept
        self._most_waiting = most_waiting
        self._batch_size = batch_size
        self._patience = patience
        # What came in during this turn of the event loop, which alone touches it.
        self._coming: list[Waiting] = []
        self._queue: deque[Waiting] = deque()
        self._changed = threading.Condition()
        self._is_open = False
        self._thread: threading.Thread | None = None

    @property
    def is_working(self) -> bool:
        """Whether somebody would commit what is submitted now."""
        return self._is_open and self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin to write, for the event loop that calls this."""
        self._is_open = True
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._work, name="live-writer", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Take nothing more, commit what waits, and end."""
        with self._changed:
            self._queue.extend(self._coming)
            self._coming.clear()
            self._is_open = False
            self._changed.notify()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    async def submit(self, posted: Posted) -> Outcome:
        """What became of it, once that is committed; `BusyError` where nothing was stored."""
        if not self.is_working or len(self._queue) + len(self._coming) >= self._most_waiting:
            raise BusyError
        answer: asyncio.Future[Outcome] = self._loop.create_future()
        if not self._coming:
            self._loop.call_soon(self._hand_over)
        self._coming.append((posted, answer))
        return await answer

    def _hand_over(self) -> None:
        """Give the thread what came in one turn of the event loop, together: it would begin with the first alone."""
        with self._changed:
            self._queue.extend(self._coming)
            self._coming.clear()
            self._changed.notify()

    def _work(self) -> None:
        try:
            while batch := self._next_batch():
                answers = self._commit([posted for posted, _ in batch])
                self._loop.call_soon_threadsafe(_deliver, batch, answers)
        finally:
            connection.close()

    def _next_batch(self) -> list[Waiting]:
        """What queued meanwhile, as soon as there is something; nothing once the writer is stopped and done."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or not self._is_open)
            return [self._queue.popleft() for _ in range(min(len(self._queue), self._batch_size))]

    def _commit(self, batch: list[Posted]) -> Sequence[Answer]:
        try:
            return self._commit_patiently(batch)
        except BusyError as busy:
            return [busy] * len(batch)
        except Exception as error:
            if len(batch) > 1:
                # One of them brought the whole batch down: find out which, so that only that one fails.
                return [self._commit([posted])[0] for posted in batch]
            logger.exception("A contribution could not be stored.")
            return [error]

    def _commit_patiently(self, batch: list[Posted]) -> list[Outcome]:
        until = time.monotonic() + self._patience
        pause = 0.05
        while True:
            try:
                renew_connection()
                return self._accept(batch)
            except TAKES_NOTHING as error:
                connection.close()
                if refuses_writes(error):
                    logger.error("The database takes nothing more: %s", error)
                    raise NoRoomError from error
                if not is_unavailable(error):
                    raise
                if time.monotonic() + pause > until or not self._is_open:
                    logger.error("The database could not be written to: %s", error)
                    raise BusyError from error
            time.sleep(pause)
            pause = min(pause * 2, 1.0)


def _deliver(batch: list[Waiting], answers: Sequence[Answer]) -> None:
    for (_, future), answer in zip(batch, answers, strict=True):
        if future.done():  # whoever asked has gone away
            continue
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
