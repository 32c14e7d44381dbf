"""Wake whoever listens to a session. A wake-up may be lost: the event table is the truth."""

from django.db import connection


def notify(session_id: int, number: int) -> None:
    """Say that a session's stream has reached a number; to be called inside the transaction that wrote it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify('alongside_live', %s)", [f"{session_id}:{number}"])
