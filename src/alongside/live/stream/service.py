"""Everything of the live path that runs beside the requests of a process."""

import asyncio
from types import TracebackType
from typing import Self

from alongside.live.media.workshop import AT_ONCE as UPLOADS_AT_ONCE
from alongside.live.stream import wake
from alongside.live.stream.database import Desk
from alongside.live.stream.hub import Hub
from alongside.live.stream.wakeups import WakeUps
from alongside.live.stream.writer import Writer


class Live:
    """The writer, the hub, the threads that read for them, and the wake-ups, started and stopped together."""

    def __init__(self, *, writer: Writer | None = None, desk: Desk | None = None, hub: Hub | None = None) -> None:
        self.desk = desk or Desk()
        # Files are written anew on threads of their own, so that nothing else waits for them.
        self.uploads = Desk(threads=UPLOADS_AT_ONCE)
        self.hub = hub or Hub(self.desk)
        self.writer = writer or Writer()
        self._wakeups = WakeUps(wake=self.hub.wake, wake_all=self.hub.wake_all)

    async def __aenter__(self) -> Self:
        self.hub.start()
        self.writer.start()
        wake.subscribe(self.hub.wake)
        self._wakeups.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.hub.close()
        self._wakeups.stop()
        await self.writer.stop()
        wake.unsubscribe(self.hub.wake)
        await asyncio.to_thread(self._end_threads)

    def _end_threads(self) -> None:
        self._wakeups.join()
        self.desk.close()
        self.uploads.close()

    def what_is_missing(self) -> list[str]:
        """The parts that do not work now, in plain words; an empty list where all do."""
        parts = {"the writer": self.writer.is_working, "wake-ups": self._wakeups.is_listening}
        return [name for name, works in parts.items() if not works]
