"""People who go on saying things while the server is killed under them."""

import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

# What a client does not hear for so many seconds it sends again.
PATIENCE = 5.0
GIVES_UP_AFTER = 120.0


@dataclass
class Person:
    """Says their things one after the other; each is sent with one id until it is acknowledged."""

    address: str
    code: str
    token: str
    things: list[dict[str, Any]]
    acknowledged: list[str] = field(default_factory=list)
    sent_again: int = 0
    refused: list[str] = field(default_factory=list)

    def speak(self) -> None:
        """Until everything is acknowledged."""
        headers = {"Authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.address, headers=headers, timeout=PATIENCE, trust_env=False) as client:
            for thing in self.things:
                self._send(client, thing)

    def _send(self, client: httpx.Client, thing: dict[str, Any]) -> None:
        until = time.monotonic() + GIVES_UP_AFTER
        while time.monotonic() < until:
            try:
                answer = client.post(f"/api/v1/sessions/{self.code}/contributions", json=thing)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code in (200, 201):
                self.acknowledged.append(thing["id"])
                return
            if answer is not None and answer.status_code not in (429, 503):
                self.refused.append(f"{answer.status_code} {answer.text}")
                return
            self.sent_again += 1
            time.sleep(random.uniform(0.05, 0.3))  # noqa: S311  # jitter, not a secret


def note(text: str) -> dict[str, Any]:
    """A note for the event's board."""
    return {"id": str(uuid4()), "activity": "bin-keep-light-bulb", "prompt": "keep", "words": text}


def join(address: str, code: str, *, number: int, things: int) -> Person:
    """Somebody who joins and has so many things to say."""
    answer = httpx.post(f"{address}/api/v1/sessions/{code}/join", json={"group": "practitioners"}, trust_env=False)
    assert answer.status_code == 201, answer.text
    notes = [note(f"Person {number} says {thing}") for thing in range(things)]
    return Person(address, code, answer.json()["token"], notes)


def start_all(people: list[Person]) -> list[threading.Thread]:
    """Let everybody speak at once."""
    threads = [threading.Thread(target=person.speak, daemon=True) for person in people]
    for thread in threads:
        thread.start()
    return threads


def wait_until_acknowledged(people: list[Person], count: int) -> None:
    """Wait until so many things are acknowledged altogether."""
    until = time.monotonic() + GIVES_UP_AFTER
    while sum(len(person.acknowledged) for person in people) < count:
        assert time.monotonic() < until, [person.refused for person in people]
        time.sleep(0.005)


def wait_for_all(threads: list[threading.Thread]) -> None:
    """Until everybody has said everything."""
    for thread in threads:
        thread.join(timeout=GIVES_UP_AFTER + 30)
        assert not thread.is_alive()
