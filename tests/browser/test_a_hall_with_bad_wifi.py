"""Twenty phones, a server that is killed twice, a network that comes and goes: everything arrives, once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from scripts.chromium import find as find_chromium
from tests.browser.devices import FLAGS, People
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea
from tests.faults.stored import rows
from tests.servers import Server

PHONES = 20
BROWSERS = 4  # one gives a host six connections, and each phone holds a stream
NOTES = 10
LIGHT_BULB = "What new idea do you have?"

# What the page has of a note: among one's own, or waiting to be sent.
IS_SAFE = """(words) => [...document.querySelectorAll('#own .own-note__words, [data-outbox=said]')]
  .some((one) => one.textContent === words)"""
NOTHING_WAITS = "() => document.querySelector('[data-outbox=box]')?.hidden === true"


@pytest.fixture
def browsers(playwright: Playwright) -> Iterator[list[Browser]]:
    """Several Chromiums."""
    with ExitStack() as closing:
        opened = [playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS) for _ in range(BROWSERS)]
        for browser in opened:
            closing.callback(browser.close)
        yield opened


@pytest.fixture
def phones(browsers: list[Browser], server: Server, look: Look) -> Iterator[list[Participant]]:
    """Twenty people, each with a phone of their own."""
    with ExitStack() as closing:
        people = [closing.enter_context(People(browser, base_url=server.url)) for browser in browsers]
        turn = itertools.cycle(people)
        yield [Participant(next(turn).open("phone"), look, f"phone-{number}") for number in range(PHONES)]


def note(phone: int, number: int) -> str:
    return f"Phone {phone} says {number}"


def write(page: Page, words: str) -> None:
    """Write a note and press "Send it", on a page that may have to wait with it."""
    page.get_by_role("textbox").fill(words)
    page.get_by_role("button", name="Send it").click()
    page.wait_for_function(IS_SAFE, arg=words, timeout=30_000)


def everybody_writes(phones: list[Participant], number: int) -> None:
    for phone, somebody in enumerate(phones):
        write(somebody.page, note(phone, number))


@pytest.mark.fault
def test_given_twenty_phones_when_the_server_is_killed_and_the_network_goes_then_two_hundred_notes_arrive_once(
    server: Server, phones: list[Participant]
) -> None:
    area = LocalArea(server)
    area.is_made()
    code = area.session()
    for somebody in phones:
        somebody.takes_part(code)
        somebody.page.get_by_role("link", name=LIGHT_BULB).click()
        somebody.outbox_is_ready()
    numbers = iter(range(NOTES))

    everybody_writes(phones, next(numbers))
    for somebody in phones[::3]:
        somebody.loses_the_network()
    everybody_writes(phones, next(numbers))
    server.kill()
    everybody_writes(phones, next(numbers))
    everybody_writes(phones, next(numbers))
    server.start()
    everybody_writes(phones, next(numbers))
    for somebody in phones[::3]:
        somebody.has_the_network_again()
    everybody_writes(phones, next(numbers))
    server.kill()
    everybody_writes(phones, next(numbers))
    server.start()
    for number in numbers:
        everybody_writes(phones, number)

    # Then nothing waits on any phone, and each shows what it said
    for phone, somebody in enumerate(phones):
        somebody.page.wait_for_function(NOTHING_WAITS, timeout=60_000)
        expect(somebody.own_notes).to_have_text([note(phone, number) for number in range(NOTES)], timeout=60_000)

    # And the server has each of them once
    stored = rows(server.site.database_url, "SELECT text FROM live_words ORDER BY text")
    assert [text for (text,) in stored] == sorted(note(*one) for one in itertools.product(range(PHONES), range(NOTES)))
