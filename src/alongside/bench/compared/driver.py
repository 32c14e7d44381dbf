"""A bare ASGI endpoint: it checks nothing, and commits the same rows in batches straight through the driver.

Its batches are made as ours are: whatever came in one turn of the event loop and queued during the last commit, 200 at most. Its rows are those that the
product writes for a note: a contribution, its words, an audit entry, an event, and the session's newest number.
"""

import asyncio
import json
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection, models
from starlette.types import ASGIApp, Receive, Scope, Send

from alongside.activity.models import AuditEntry
from alongside.bench.compared.plain_asgi import answer, body_of, only_lives
from alongside.core import rows
from alongside.live.models import Contribution, LiveEvent, Words
from alongside.live.stream.wake import CHANNEL

BATCH = 200
Said = dict[str, Any]


class Shape:
    """A table's rows as lists for the driver, made from one that stands for all: only what differs is put in."""

    def __init__(self, model: type[models.Model], sample: dict[str, Any]) -> None:
        self.table = rows.table_of(model, connection.vendor, frozenset(sample))
        self._sample = self.table.values_of(sample)
        self._places = {name: place for place, name in enumerate(self.table.names)}

    def places(self, *names: str) -> list[int]:
        return [self._places[name] for name in names]

    def filled(self, places: Sequence[int], values: Sequence[Any]) -> list[Any]:
        """One row."""
        row = self._sample.copy()
        for place, value in zip(places, values, strict=True):
            row[place] = value
        return row


class Rows:
    """The four rows of each contribution, as lists for the driver."""

    def __init__(self, session_id: int, area_id: int) -> None:
        now, nobody = datetime.now(UTC), UUID(int=0)
        who = {"session_id": session_id, "participant_id": nobody, "prompt_id": 0, "uuid": nobody}
        self.contribution = Shape(
            Contribution, {"id": 0, **who, "said_at": now, "received_at": now, "may_quote": True, "supersedes_id": None}
        )
        self.words = Shape(Words, {"contribution_id": 0, "text": ""})
        audit = {"actor_kind": "participant", "actor_id": "", "verb": "contribution received"}
        self.audit = Shape(
            AuditEntry,
            {"at": now, "area_id": area_id, **audit, "subject_type": "live.contribution", "subject_id": ""},
        )
        self.event = Shape(
            LiveEvent, {"session_id": session_id, "number": 0, "kind": "contribution", "subject_id": 0, "at": now}
        )
        self._places = (
            self.contribution.places("id", "participant_id", "prompt_id", "uuid", "said_at", "received_at"),
            self.words.places("contribution_id", "text"),
            self.audit.places("at", "actor_id", "subject_id"),
            self.event.places("number", "subject_id", "at"),
        )
        self._is_sqlite = connection.vendor == "sqlite"

    def all(self, batch: Sequence[Said], ids: Sequence[int], last: int) -> list[tuple[rows.Table, list[list[Any]]]]:
        """For each table its rows."""
        now = datetime.now(UTC)
        at: Any = str(now.replace(tzinfo=None)) if self._is_sqlite else now
        first = last - len(batch) + 1
        contribution, words, audit, event = self._places
        made: tuple[list[list[Any]], ...] = ([], [], [], [])
        for place, (said, pk) in enumerate(zip(batch, ids, strict=True)):
            uuid = UUID(said["id"])
            given = [pk, said["participant"], said["prompt"], uuid.hex if self._is_sqlite else uuid, at, at]
            made[0].append(self.contribution.filled(contribution, given))
            made[1].append(self.words.filled(words, [pk, said["words"]]))
            made[2].append(self.audit.filled(audit, [at, said["participant"], str(pk)]))
            made[3].append(self.event.filled(event, [first + place, pk, at]))
        shapes = (self.contribution, self.words, self.audit, self.event)
        return [(shape.table, filled) for shape, filled in zip(shapes, made, strict=True)]


def on_sqlite(session_id: int, area_id: int) -> Callable[[Sequence[Said]], None]:
    """Commits a batch with SQLite's driver, on a connection that is set as ours is."""
    database = settings.DATABASES["default"]
    driver = sqlite3.connect(database["NAME"], timeout=20, isolation_level=None, check_same_thread=False)
    for pragma in database["OPTIONS"]["init_command"].split(";"):
        driver.execute(pragma)
    made = Rows(session_id, area_id)

    def commit(batch: Sequence[Said]) -> None:
        driver.execute("BEGIN IMMEDIATE")
        count = len(batch)
        [(last,)] = driver.execute(
            "UPDATE live_session SET last_event = last_event + ? WHERE id = ? RETURNING last_event", [count, session_id]
        ).fetchall()
        [(newest,)] = driver.execute(
            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'live_contribution'"
        )
        for table, filled in made.all(batch, range(newest + 1, newest + 1 + count), last):
            driver.executemany(table.insert.replace("%s", "?"), filled)
        driver.execute("COMMIT")

    return commit


def on_postgresql(session_id: int, area_id: int) -> Callable[[Sequence[Said]], None]:
    """Commits a batch with PostgreSQL's driver, and tells the other processes as ours does."""
    driver = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor})
    made = Rows(session_id, area_id)

    def commit(batch: Sequence[Said]) -> None:
        count = len(batch)
        with driver.transaction(), driver.cursor() as cursor:
            cursor.execute(
                "UPDATE live_session SET last_event = last_event + %s WHERE id = %s RETURNING last_event",
                [count, session_id],
            )
            [(last,)] = cursor.fetchall()
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence('live_contribution', 'id')) FROM generate_series(1, %s)", [count]
            )
            ids = [number for (number,) in cursor.fetchall()]
            for table, filled in made.all(batch, ids, last):
                with cursor.copy(table.copy) as copy:
                    for row in filled:
                        copy.write_row(row)
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{session_id}:{last}"])

    return commit


class Endpoint:
    """`POST /{session}/{area}`: 201 once it is committed."""

    def __init__(self) -> None:
        self._coming: list[tuple[Said, asyncio.Future[None]]] = []
        self._queue: deque[tuple[Said, asyncio.Future[None]]] = deque()
        self._changed = threading.Condition()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if await only_lives(scope, receive, send):
            return
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            _, session_id, area_id = scope["path"].split("/")
            threading.Thread(target=self._work, args=(int(session_id), int(area_id)), daemon=True).start()
        said = json.loads(await body_of(receive))
        committed: asyncio.Future[None] = self._loop.create_future()
        if not self._coming:
            self._loop.call_soon(self._hand_over)
        self._coming.append((said, committed))
        await committed
        await answer(send, 201, json.dumps({"id": said["id"], "held": False, "late": False}).encode())

    def _hand_over(self) -> None:
        with self._changed:
            self._queue.extend(self._coming)
            self._coming.clear()
            self._changed.notify()

    def _work(self, session_id: int, area_id: int) -> None:
        commit = (on_sqlite if connection.vendor == "sqlite" else on_postgresql)(session_id, area_id)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue)
                batch = [self._queue.popleft() for _ in range(min(len(self._queue), BATCH))]
            commit([said for said, _ in batch])
            assert self._loop is not None
            self._loop.call_soon_threadsafe(_deliver, [committed for _, committed in batch])


def _deliver(committed: Sequence[asyncio.Future[None]]) -> None:
    for future in committed:
        if not future.done():
            future.set_result(None)


def application() -> ASGIApp:
    return Endpoint()
