"""How tests talk to the API, in a line each."""

from typing import Any
from uuid import uuid4

import httpx
from django.test import Client

from alongside.live.actions import Joined
from alongside.live.models import Session
from alongside.people.models import User


def bearer(joined: Joined) -> dict[str, str]:
    """The header with which a participant's program speaks."""
    return {"Authorization": f"Bearer {joined.token}"}


def note(words: str = "The biscuits", **more: Any) -> dict[str, Any]:
    """A note for the board of the event, with an id of its own."""
    return {"id": str(uuid4()), "activity": "bin-keep-light-bulb", "prompt": "keep", "words": words, **more}


def contribute(
    client: httpx.Client, session: Session, joined: Joined, body: dict[str, Any] | None = None, **more: Any
) -> httpx.Response:
    """Send a contribution as a program does."""
    address = f"/api/v1/sessions/{session.code}/contributions"
    return client.post(address, json=body or note(), headers=bearer(joined), **more)


def fields(answer: httpx.Response) -> list[str]:
    """The fields that a 422 complains about."""
    return [error["field"] for error in answer.json()["errors"]]


def signed_in(person: User) -> dict[str, str]:
    """The cookie of somebody with an account."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return {"sessionid": client.cookies["sessionid"].value}
