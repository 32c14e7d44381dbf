"""Hear from the database that another process committed: the command line, or a second server."""

import logging
import threading
from collections.abc import Callable

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from alongside.live.stream import wake

logger = logging.getLogger(__name__)

# SQLite tells nobody of a commit, but says in microseconds whether there was one.
LOOK_EVERY = 0.1
# PostgreSQL calls; so often we look up to see whether we should stop.
LOOK_UP_EVERY = 1.0
TRY_AGAIN_AFTER = 1.0


class WakeUps:
    """A thread with a connection of its own that calls `wake(session_id, number)` or `wake_all()`."""

    def __init__(self, *, wake: Callable[[int, int], None], wake_all: Callable[[], None]) -> None:
        self._wake = wake
        self._wake_all = wake_all
        self._stopped = threading.Event()
        self._hears = threading.Event()
        self._thread = threading.Thread(target=self._work, name="live-wake-ups", daemon=True)

    @property
    def is_listening(self) -> bool:
        """Whether a commit of another process would be heard now."""
        return self._thread.is_alive() and self._hears.is_set()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends within a second; nobody needs to wait for it."""
        self._stopped.set()

    def join(self) -> None:
        self._thread.join()

    def _work(self) -> None:
        while not self._stopped.is_set():
            connection = connections.create_connection("default")
            try:
                listen = self._listen if connection.vendor == "postgresql" else self._look
                listen(connection)
            except Exception as error:
                # Django's errors or the driver's own: whatever it was, hearing again is all there is to do.
                logger.warning("Wake-ups are not heard for a moment: %s", error)
                self._hears.clear()
                self._stopped.wait(TRY_AGAIN_AFTER)
            finally:
                connection.close()

    def _look(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            seen = 0
            while not self._stopped.wait(LOOK_EVERY):
                cursor.execute("PRAGMA data_version")
                (version,) = cursor.fetchone()
                if version != seen:
                    self._wake_all()
                seen = version
                self._hears.set()

    def _listen(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {wake.CHANNEL}")
        self._hears.set()
        self._wake_all()  # of what came while nobody heard
        while not self._stopped.is_set():
            for call in connection.connection.notifies(timeout=LOOK_UP_EVERY):
                session_id, _, number = call.payload.partition(":")
                self._wake(int(session_id), int(number))
