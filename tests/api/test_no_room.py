"""The database is full: a clear refusal on page and API, nothing half-written, and it goes on when there is room.

SQLite's own limit on the pages of a file stands for a full disk: it raises the same error. For PostgreSQL, see
`tests/faults/test_database.py`.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from uuid import uuid4

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.test import Client
from starlette.testclient import TestClient

from alongside.activity.models import AuditEntry
from alongside.live.models import Contribution, LiveEvent, Words
from tests.api.talk import contribute, note
from tests.factories.live import joined, make_session, prompt_in

WORDS = "There is a lot to say. " * 80
ROOM = 20  # pages; what an earlier test left free comes to it
MOST = 1000


@pytest.fixture(autouse=True)
def _only_on_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("this is how SQLite is made full")


@contextmanager
def only_room_for(pages: int) -> Iterator[None]:
    """Every connection that is opened from now on may make the file so many pages larger, and no more."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        most = cursor.fetchone()[0] + pages

    def limit(sender: object, connection: BaseDatabaseWrapper, **_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA max_page_count = {most}")

    connection_created.connect(limit)
    connection.close()
    try:
        yield
    finally:
        connection_created.disconnect(limit)
        connection.close()


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Contribution, Words, AuditEntry, LiveEvent))


def test_given_a_full_database_then_the_api_refuses_clearly_and_at_once_and_goes_on_when_there_is_room(
    transactional_db: None,
) -> None:
    from alongside.api.asgi import create
    from alongside.live.stream.service import Live

    session = make_session(hold_for_person=False)
    amira = joined(session, "practitioners")
    with only_room_for(ROOM), TestClient(create(Live()), raise_server_exceptions=False) as client:
        answers = [contribute(client, session, amira, note(WORDS))]
        while answers[-1].status_code == 201 and len(answers) < MOST:
            answers.append(contribute(client, session, amira, note(WORDS)))
        stored = counts()
        started = time.monotonic()
        again = [contribute(client, session, amira, note(WORDS)) for _ in range(3)]
        took = time.monotonic() - started
        after = counts()

    assert [answer.status_code for answer in again] == [503] * 3
    assert again[0].headers["retry-after"] == "20"
    assert again[0].json()["detail"] == (
        "There is no room to save anything just now. Nothing was saved. Keep it, and send it again later."
    )
    assert took < 5  # it is said at once, and not after trying for a while
    assert after == stored
    accepted = sum(answer.status_code == 201 for answer in answers)
    assert (stored[0], stored[1]) == (accepted, accepted)

    with TestClient(create(Live()), raise_server_exceptions=False) as client:
        assert contribute(client, session, amira, note(WORDS)).status_code == 201


def test_given_a_full_database_then_the_page_says_so_in_plain_words_and_keeps_nothing_half(
    transactional_db: None,
) -> None:
    session = make_session(hold_for_person=False)
    # Several people: of one, the page takes so many notes a minute and no more.
    tokens = cycle([joined(session, "practitioners").token for _ in range(10)])
    prompt = prompt_in(session, "bin-keep-light-bulb/keep")
    browser = Client(raise_request_exception=False)
    pages = [""]

    def send() -> int:
        browser.cookies[f"participant-{session.code}"] = next(tokens)
        answer = browser.post(
            f"/join/{session.code}/answer/{prompt.pk}/", {"uuid": str(uuid4()), "words": WORDS, "may_quote": "no"}
        )
        pages.append(answer.content.decode())
        assert answer.status_code != 503 or answer.headers["Retry-After"] == "20"
        return answer.status_code

    with only_room_for(ROOM):
        statuses = [send()]
        while statuses[-1] == 302 and len(statuses) < MOST:
            statuses.append(send())
        stored = counts()
        assert send() == 503
        assert counts() == stored

    assert (statuses[0], statuses[-1]) == (302, 503)
    assert "There is no room to save anything just now." in pages[-1]
    assert stored[0] == stored[1] == statuses.count(302)
    assert send() == 302
