"""Django's database from threads of our own: the event loop itself never waits for a query."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

import psycopg
from django.db import InterfaceError, InternalError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

P = ParamSpec("P")
T = TypeVar("T")

# The database cannot be reached, was restarted, is locked or is full: worth another try, and never the caller's fault.
UNAVAILABLE = (OperationalError, InterfaceError)
# The same, and what PostgreSQL says where it takes no writes.
TAKES_NOTHING = (*UNAVAILABLE, InternalError)

# No room on the disk or in the file, or writing was switched off: trying again at once is of no use.
_SQLITE_REFUSES = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)
_POSTGRESQL_REFUSES = ("53100", "25006")


def refuses_writes(error: BaseException) -> bool:
    """Whether the database answers and has no room, or takes no writes at all: somebody has to make room first."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return (getattr(cause, "sqlite_errorcode", 0) & 0xFF) in _SQLITE_REFUSES
    return isinstance(cause, psycopg.Error) and cause.sqlstate in _POSTGRESQL_REFUSES


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the database is to blame for an error, now and perhaps not in a minute."""
    return isinstance(error, UNAVAILABLE) or (isinstance(error, InternalError) and refuses_writes(error))


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
