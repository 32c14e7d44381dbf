"""The outbox's script sends a form of a kind with fields of its own to the form's page, and hears as from the API."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from alongside.core import clock
from alongside.live.actions import Joined, close_activity
from alongside.live.carrying import mark_of
from alongside.live.models import Contribution, Session
from tests.factories.live import BY, activity_in, joined, make_session, prompt_in

pytestmark = pytest.mark.django_db
BIN = "bin-keep-light-bulb/bin"


@pytest.fixture
def session() -> Session:
    return make_session()


@pytest.fixture
def amira(client: Client, session: Session) -> Joined:
    """Somebody on this client's phone."""
    new = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = new.token
    return new


def send(client: Client, session: Session, somebody: Joined, **fields: str) -> tuple[int, Any]:
    """Send it as the script does; the status and what it says."""
    address = f"/join/{session.code}/answer/{prompt_in(session, BIN).pk}/"
    headers = {"Accept": "application/json", "Participant-Mark": mark_of(somebody.participant)}
    answer = client.post(address, fields, headers=headers)
    return answer.status_code, answer.json()


def test_it_is_stored_once_however_often_it_is_sent(client: Client, session: Session, amira: Joined) -> None:
    sent = str(uuid4())
    told = {"id": sent, "held": True, "late": False}
    assert send(client, session, amira, uuid=sent, words="the queue") == (201, told)
    assert send(client, session, amira, uuid=sent, words="the queue") == (200, told)
    assert send(client, session, amira, uuid=sent, words="other words")[0] == 409
    assert Contribution.objects.get().words.text == "the queue"


def test_what_was_written_before_the_activity_closed_comes_in_late_and_held(
    client: Client, session: Session, amira: Joined
) -> None:
    written = clock.now()
    close_activity(activity=activity_in(session, "bin-keep-light-bulb"), by=BY)
    sent = str(uuid4())
    late = send(client, session, amira, uuid=sent, words="the queue", said_at=written.isoformat())
    after = send(
        client, session, amira, uuid=str(uuid4()), words="x", said_at=(clock.now() + timedelta(hours=1)).isoformat()
    )
    assert late == (201, {"id": sent, "held": True, "late": True})
    assert (after[0], after[1]["status"]) == (403, 403)


def test_what_cannot_be_taken_says_why(client: Client, session: Session, amira: Joined) -> None:
    status, told = send(client, session, amira, uuid=str(uuid4()), words="x" * 2001)
    assert status == 422
    assert [error["field"] for error in told["errors"]] == ["words"]
    assert send(client, session, amira, uuid="no id")[0] == 422


def test_a_time_that_cannot_be_read_is_now(client: Client, session: Session, amira: Joined) -> None:
    for number, typed in enumerate(
        ["", "yesterday", "2026-02-31T10:00:00Z", "2026-02-03T10:00:00", "0001-01-01T00:00Z"]
    ):
        assert send(client, session, amira, uuid=str(uuid4()), words=str(number), said_at=typed)[0] == 201
    assert all(clock.now() - row.said_at < timedelta(minutes=5) for row in Contribution.objects.all())


def test_the_page_of_who_had_the_phone_before_cannot_speak_for_the_next(
    client: Client, session: Session, amira: Joined
) -> None:
    before = joined(session, "young-people")
    assert send(client, session, before, uuid=str(uuid4()), words="mine")[0] == 401
    assert not Contribution.objects.exists()
