"""A borrowed phone in a hall with bad wifi: how much comes over the wire before one can begin."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea

MOST = 100_000  # bytes, headers and fonts and pictures and all


class Wire:
    """Counts what comes in for a page, as the browser's network says it."""

    def __init__(self, page: Page) -> None:
        self.addresses: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.requestWillBeSent", self._asked)
        network.on("Network.loadingFinished", self._came)

    @property
    def total(self) -> int:
        return sum(self.bytes.values())

    def told(self) -> str:
        """What came, the heaviest first."""
        heaviest = sorted(self.bytes.items(), key=lambda one: -one[1])
        return "\n".join(f"{size:>8} {self.addresses[request]}" for request, size in heaviest)

    def _asked(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])


@pytest.mark.parametrize("path", ["/join/", "/join/{code}/", "/r/"])
def test_given_an_empty_cache_when_a_participant_opens_their_first_page_then_it_weighs_less_than_100_kb(
    area: LocalArea, open_page: OpenPage, path: str
) -> None:
    code = area.session() if "{code}" in path else ""
    page = open_page("phone")
    wire = Wire(page)
    page.goto(path.format(code=code), wait_until="networkidle")
    assert wire.bytes, "nothing was counted"
    assert wire.total <= MOST, f"{wire.total} bytes:\n{wire.told()}"


def test_given_an_empty_cache_when_a_question_is_opened_then_it_weighs_less_than_100_kb(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    page = open_page("phone")
    somebody = Participant(page, look, "weighed")
    somebody.joins(area.session(), "Children and young people")
    question = page.get_by_role("link", name="How do you feel about it now?").get_attribute("href")
    wire = Wire(page)
    page.goto(str(question))
    page.wait_for_load_state("load")
    assert wire.total <= MOST, f"{wire.total} bytes:\n{wire.told()}"
