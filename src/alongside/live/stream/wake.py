"""Wake whoever listens to a session. A wake-up may be lost: the event table is the truth."""

from collections.abc import Callable
from functools import partial

from django.db import transaction

CHANNEL = "alongside_live"

Wake = Callable[[int, int], None]
_subscribers: list[Wake] = []


def subscribe(wake: Wake) -> None:
    """Call `wake(session_id, number)` after each commit of this process, on the thread that committed."""
    _subscribers.append(wake)


def unsubscribe(wake: Wake) -> None:
    _subscribers.remove(wake)


def notify(session_id: int, number: int) -> None:
    """Say that a session's stream has reached a number; to be called inside the transaction that wrote it.

    PostgreSQL tells the other processes when the transaction commits; on SQLite they see its `data_version`.
    """
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{session_id}:{number}"])
    transaction.on_commit(partial(_wake_here, session_id, number), robust=True)


def _wake_here(session_id: int, number: int) -> None:
    for wake in tuple(_subscribers):
        wake(session_id, number)
