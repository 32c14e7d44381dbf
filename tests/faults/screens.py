"""A hall's screen as a browser keeps it: it connects again where it broke off, and knows what it shows."""

import json
import re
import threading
import time
from typing import Any

import httpx

from tests.servers import Server


def sign_in(server: Server, *, area: str, email: str = "ada@hall.example") -> dict[str, str]:
    """The cookies of a new coordinator, by the link that the command prints."""
    made = server.alongside_json("person", "new", email, "--area", area, "--role", "coordinator")
    link = made["sign_in"].split("/", 3)[3]
    with httpx.Client(base_url=server.url, trust_env=False, follow_redirects=True) as client:
        page = client.get(f"/{link}")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token is not None, page.text
        client.post(f"/{link}", data={"csrfmiddlewaretoken": token[1]}, headers={"Referer": server.url})
        return {"sessionid": client.cookies["sessionid"]}


class Screen:
    """Listens on a thread until it is switched off. `shown` is what stands on it: each contribution by its id."""

    def __init__(self, address: str, code: str, cookies: dict[str, str]) -> None:
        self._address = f"{address}/api/v1/sessions/{code}/events?audience=screen"
        self._cookies = cookies
        self._is_on = True
        self._last = "0"
        self.shown: dict[str, Any] = {}
        self.numbers: list[int] = []
        self.connected = 0
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def wait_for(self, count: int, *, within: float = 30.0) -> dict[str, Any]:
        """What it shows, once it is so much."""
        until = time.monotonic() + within
        while len(self.shown) < count and time.monotonic() < until:
            time.sleep(0.05)
        return dict(self.shown)

    def switch_off(self) -> None:
        self._is_on = False

    def _go_on(self) -> None:
        while self._is_on:
            try:
                self._listen()
            except httpx.HTTPError:
                time.sleep(0.2)

    def _listen(self) -> None:
        headers = {"Last-Event-ID": self._last}
        with (
            httpx.Client(cookies=self._cookies, timeout=httpx.Timeout(5, read=40), trust_env=False) as client,
            client.stream("GET", self._address, headers=headers) as response,
        ):
            response.raise_for_status()
            self.connected += 1
            fields: dict[str, str] = {}
            for line in response.iter_lines():
                if not self._is_on:
                    return
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                    continue
                self._hear(fields)
                fields = {}

    def _hear(self, fields: dict[str, str]) -> None:
        if "id" in fields:
            self._last = fields["id"]
            self.numbers.append(int(fields["id"]))
        if "event" not in fields:
            return
        data = json.loads(fields["data"])
        if fields["event"] == "contribution":
            self.shown[data["id"]] = data
        if fields["event"] == "gone":
            self.shown.pop(data["id"], None)
