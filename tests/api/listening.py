"""An ear on a session's stream: a real connection, read on a thread."""

import json
import queue
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Heard:
    """One event as a browser would dispatch it. `id` is empty where the server gave none."""

    name: str
    id: str
    data: Any


class Ear:
    """What came over one connection, in order."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._heard: queue.Queue[Heard | None] = queue.Queue()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        fields: dict[str, str] = {}
        try:
            for line in self._response.iter_lines():
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                    continue
                if "event" in fields:
                    self._heard.put(Heard(fields["event"], fields.get("id", ""), json.loads(fields["data"])))
                fields = {}
        except httpx.HTTPError:
            pass  # closed, by us or by the server
        self._heard.put(None)

    def next(self, within: float = 10.0) -> Heard | None:
        """The next event; `None` at the end of the stream; fails where nothing comes."""
        return self._heard.get(timeout=within)

    def until(self, name: str) -> list[Heard]:
        """Everything up to the next event of this name, which is the last of them."""
        heard: list[Heard] = []
        while not heard or heard[-1].name != name:
            event = self.next()
            assert event is not None, f"the stream ended; heard {heard}"
            heard.append(event)
        return heard

    def is_silent(self, seconds: float = 0.4) -> bool:
        """Whether nothing comes for a while."""
        try:
            self._heard.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@contextmanager
def listening(
    address: str,
    code: str,
    *,
    headers: Mapping[str, str] | None = None,
    cookies: Mapping[str, str] | None = None,
    audience: str = "",
    since: int | None = None,
) -> Iterator[Ear]:
    """Listen to a session's stream, as a browser or a program does."""
    given = dict(headers or {}) | ({} if since is None else {"Last-Event-ID": str(since)})
    asked = {"audience": audience} if audience else {}
    with (
        httpx.Client(base_url=address, cookies=dict(cookies or {}), timeout=30, trust_env=False) as client,
        client.stream("GET", f"/api/v1/sessions/{code}/events", headers=given, params=asked) as response,
    ):
        assert response.status_code == 200, response.read()
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        yield Ear(response)
