"""Another process is heard; here another connection stands for it."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from alongside.live.models import Session
from alongside.live.stream.wakeups import WakeUps
from tests.factories.live import joined, make_session

Call = tuple[int, int] | None


@contextmanager
def listening() -> Iterator[queue.Queue[Call]]:
    """What is heard: a session and a number, or `None` for a commit of whatever kind."""
    calls: queue.Queue[Call] = queue.Queue()
    heard = threading.Event()

    def wake_all() -> None:
        heard.set()
        calls.put(None)

    wakeups = WakeUps(wake=lambda session_id, number: calls.put((session_id, number)), wake_all=wake_all)
    wakeups.start()
    try:
        assert heard.wait(10)
        while not wakeups.is_listening:
            pass
        calls.get()  # of the start itself
        yield calls
    finally:
        wakeups.stop()
        wakeups.join()


@pytest.mark.django_db(transaction=True)
def test_given_a_commit_elsewhere_then_it_is_heard() -> None:
    session = make_session()

    with listening() as calls:
        joined(session)
        number = Session.objects.get(pk=session.pk).last_event
        call = calls.get(timeout=5)

    # SQLite says that there was something, PostgreSQL what it was.
    assert call == ((session.pk, number) if connection.vendor == "postgresql" else None)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_given_a_connection_that_was_cut_then_wake_ups_are_heard_again() -> None:
    session = make_session()

    with listening() as calls:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert calls.get(timeout=10) is None  # heard again, and whatever came meanwhile is looked for
        joined(session)
        number = Session.objects.get(pk=session.pk).last_event

        assert calls.get(timeout=5) == (session.pk, number)
