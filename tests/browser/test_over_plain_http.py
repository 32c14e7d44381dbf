"""A hall's own network may have no https: there is no service worker, and the outbox works without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from scripts.chromium import find as find_chromium
from tests.browser.devices import FLAGS, People
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea
from tests.servers import Server, Sites

HOST = "hall.example"
LIGHT_BULB = "What new idea do you have?"


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser for which the hall's name is this machine, as the hall's own network would have it."""
    flags = [*FLAGS, f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def hall_server(sites: Sites) -> Iterator[Server]:
    """A site that answers to the hall's name."""
    with sites.server(ALLOWED_HOSTS=f"{HOST},127.0.0.1") as server:
        yield server


@pytest.fixture
def page(chromium: Browser, hall_server: Server) -> Iterator[Page]:
    """Somebody's phone, at the hall's address."""
    with People(chromium, base_url=f"http://{HOST}:{hall_server.port}") as people:
        yield people.open("phone")
        people.check_no_errors()


def test_given_plain_http_when_the_network_is_gone_then_what_is_written_waits_and_is_sent_once(
    hall_server: Server, page: Page, look: Look
) -> None:
    area = LocalArea(hall_server)
    area.is_made()
    mo = Participant(page, look, "plain-http")
    mo.takes_part(area.session(), server=hall_server.url)
    mo.page.get_by_role("link", name=LIGHT_BULB).click()
    mo.outbox_is_ready()
    here = mo.page.url
    assert (
        mo.page.evaluate("[isSecureContext, Boolean(crypto.randomUUID), 'serviceWorker' in navigator]") == [False] * 3
    )
    mo.loses_the_network()
    mo.writes("Put up a map")
    expect(mo.main).to_contain_text("1 waiting to send")

    # The browser is closed, and opened again where there is a network
    mo.page.close()
    mo.has_the_network_again()
    mo.page = mo.context.new_page()
    mo.page.goto(here)
    expect(mo.main).to_contain_text("Everything is sent.")
    expect(mo.own_notes).to_have_text(["Put up a map"])
    mo.writes_and_is_thanked("And a plan")
    expect(mo.own_notes).to_have_text(["Put up a map", "And a plan"])
