"""Django's database from threads of our own: the event loop itself never waits for a query."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

P = ParamSpec("P")
T = TypeVar("T")

# The database cannot be reached, was restarted, is locked or is full: worth another try, and never the caller's fault.
UNAVAILABLE = (OperationalError, InterfaceError)


def renew_connection() -> None:
    """Before each use: open this thread's connection anew where the server has gone away meanwhile.

    SQLite's cannot go away, and its short `CONN_MAX_AGE` would open the file for every query.
    """
    if connection.vendor != "sqlite":
        connection.close_if_unusable_or_obsolete()


class Desk:
    """A few threads, each with a connection of its own, that read and write for the event loop."""

    def __init__(self, *, threads: int = 4) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="live-desk", initializer=self._remember)
        self._connections: list[BaseDatabaseWrapper] = []
        self._lock = threading.Lock()

    def _remember(self) -> None:
        with self._lock:
            self._connections.append(connections["default"])

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function that uses the database on one of the threads."""
        call = partial(self._call, partial(function, *args, **kwargs))
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    @staticmethod
    def _call(function: Callable[[], T]) -> T:
        renew_connection()
        return function()

    def close(self) -> None:
        """End the threads and close their connections."""
        self._pool.shutdown()
        for wrapper in self._connections:
            wrapper.inc_thread_sharing()  # its own thread has ended
            wrapper.close()
