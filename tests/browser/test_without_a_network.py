"""A hall with bad wifi: what is written without a network is kept, seen, and sent once when it is back."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

LIGHT_BULB = "What new idea do you have?"
BOARD = "Bin, keep, light bulb"


def at_the_board(area: LocalArea, page: Page, look: Look, name: str, code: str = "") -> tuple[Participant, str]:
    """Somebody who stands at a question that takes notes, and the code of their session."""
    code = code or area.session()
    somebody = Participant(page, look, name)
    somebody.takes_part(code)
    somebody.page.get_by_role("link", name=LIGHT_BULB).click()
    somebody.is_asked(LIGHT_BULB)
    somebody.outbox_is_ready()
    return somebody, code


def test_given_no_network_when_notes_are_sent_then_they_wait_in_plain_sight_and_go_once_it_is_back(
    area: LocalArea, phone: Page, look: Look
) -> None:
    mo, _ = at_the_board(area, phone, look, "mo")
    mo.loses_the_network()
    mo.writes("Put up a map")
    mo.writes("Open the window")
    expect(mo.main).to_contain_text("2 waiting to send")
    mo.page.get_by_text("See what waits").click()
    mo.looks("outbox-waiting")
    mo.has_the_network_again()
    expect(mo.main).to_contain_text("Everything is sent.")
    expect(mo.own_notes).to_have_text(["Put up a map", "Open the window"])
    mo.looks("outbox-sent")


def test_given_notes_that_wait_when_the_page_is_closed_and_opened_again_then_they_are_still_there_and_go(
    area: LocalArea, phone: Page, look: Look
) -> None:
    mo, _ = at_the_board(area, phone, look, "mo")
    here = mo.page.url
    expect_kept(mo.page, urlsplit(here).path)
    mo.loses_the_network()
    mo.writes("Put up a map")
    mo.page.close()
    mo.page = mo.context.new_page()

    # Then, still without a network, the question is there as it was, and what waits
    mo.page.goto(here)
    mo.is_asked(LIGHT_BULB)
    expect(mo.main).to_contain_text("This page is from before.")
    expect(mo.main).to_contain_text("1 waiting to send")
    mo.looks("outbox-from-before")
    mo.writes("And a plan of the rooms")
    expect(mo.main).to_contain_text("2 waiting to send")

    mo.page.close()
    mo.has_the_network_again()
    mo.page = mo.context.new_page()
    mo.page.goto(here.partition("answer/")[0] + "answer/")  # on another page of the session
    expect(mo.main).to_contain_text("Everything is sent.")
    mo.page.goto(here)
    expect(mo.own_notes).to_have_text(["Put up a map", "And a plan of the rooms"])


def test_given_no_network_when_a_page_was_never_seen_then_there_is_the_list_or_a_page_that_says_what_to_do(
    area: LocalArea, phone: Page, look: Look
) -> None:
    mo, code = at_the_board(area, phone, look, "mo")
    expect_kept(mo.page, f"/join/{code}/answer/")
    mo.loses_the_network()
    mo.goes_on()
    mo.is_asked("Here is what we ask")
    mo.page.goto(f"/join/{code}/")
    mo.is_asked("There is no network now")
    mo.looks("offline")


def expect_kept(page: Page, path: str) -> None:
    """Wait until the service worker has a page; it keeps it behind one's back."""
    page.wait_for_function("async (path) => Boolean(await caches.match(path))", arg=path)


def test_given_two_tabs_when_the_network_is_back_then_what_waits_is_sent_once(
    area: LocalArea, phone: Page, look: Look
) -> None:
    mo, _ = at_the_board(area, phone, look, "mo")
    other = mo.context.new_page()
    other.goto(mo.page.url)
    other.locator("[data-module='outbox'][data-ready]").wait_for(state="attached")
    sent: list[str] = []
    mo.context.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
    mo.loses_the_network()
    for words in ("one", "two", "three"):
        mo.writes(words)
    expect(other.get_by_role("main")).to_contain_text("3 waiting to send")
    tried = len(sent)
    mo.has_the_network_again()
    for page in (mo.page, other):
        expect(page.get_by_text("waiting to send")).to_be_hidden()
        expect(page.locator("#own .own-note__words")).to_have_text(["one", "two", "three"])
    assert len(sent) - tried <= 3 + 2, sent  # one try of each tab may have been under way


def test_given_a_note_that_is_refused_then_it_is_kept_to_be_copied_changed_or_deleted(
    area: LocalArea, phone: Page, look: Look
) -> None:
    mo, _ = at_the_board(area, phone, look, "mo")
    # A character that no database keeps
    mo.page.get_by_role("textbox").evaluate("field => { field.value = 'Mind the \\u0000 gap' }")
    mo.presses("Send it")
    refused = mo.page.get_by_role("region", name="Not sent yet")
    expect(refused).to_contain_text("There is a character in it that cannot be kept.")
    mo.looks("outbox-refused")

    # It is there on every page of the session, also later
    mo.page.get_by_role("link", name="To the list").click()
    expect(refused).to_contain_text("This did not go")
    refused.get_by_role("link", name="Change it").click()
    mo.is_asked(LIGHT_BULB)
    mo.page.get_by_role("textbox").fill("Mind the gap")
    mo.presses("Send it")
    expect(mo.own_notes).to_have_text(["Mind the gap"])
    expect(refused).to_be_hidden()


def test_given_a_refused_note_when_somebody_deletes_it_then_it_is_gone(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    page = open_page("phone", permissions=["clipboard-read", "clipboard-write"])
    mo, _ = at_the_board(area, page, look, "mo")
    mo.page.get_by_role("textbox").evaluate("field => { field.value = 'Mind the \\u0000 gap' }")
    mo.presses("Send it")
    refused = mo.page.get_by_role("region", name="Not sent yet")
    refused.get_by_role("button", name="Copy").click()
    expect(mo.main).to_contain_text("Copied.")
    assert "gap" in mo.page.evaluate("navigator.clipboard.readText()")
    mo.page.once("dialog", lambda asked: asked.accept())
    refused.get_by_role("button", name="Delete").click()
    expect(refused).to_be_hidden()
    mo.page.reload()
    expect(refused).to_be_hidden()


def test_given_a_note_from_before_the_activity_closed_when_the_network_is_back_then_it_comes_in_late_and_held(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member("Late", "facilitator")))
    mo, code = at_the_board(area, open_page("phone"), look, "mo")
    facilitator.opens(f"sessions/{code}/")
    mo.loses_the_network()
    mo.writes("Said in time")
    facilitator.closes_the_activity(BOARD)
    mo.has_the_network_again()
    expect(mo.main).to_contain_text("It came late, so a person reads it first.")
    expect(facilitator.note("Said in time")).to_contain_text("came in late")

    # What is written after it closed is not taken, and not lost
    mo.writes("Said too late")
    expect(mo.page.get_by_role("region", name="Not sent yet")).to_contain_text("This was closed before.")
    mo.looks("outbox-closed")


@pytest.mark.parametrize("ahead", [-3600, 3600])
def test_given_a_phone_whose_clock_is_wrong_then_what_it_says_in_time_comes_in_all_the_same(
    area: LocalArea, open_page: OpenPage, look: Look, ahead: int
) -> None:
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member(f"Clock{ahead + 3600}", "facilitator")))
    page = open_page("phone")
    page.add_init_script(f"const now = Date.now; Date.now = () => now() + {ahead} * 1000;")
    mo, code = at_the_board(area, page, look, "mo")
    facilitator.opens(f"sessions/{code}/")
    mo.loses_the_network()
    mo.writes("Said in time")
    page.wait_for_timeout(1000)  # the clock can be put right to within the time that an answer takes
    facilitator.closes_the_activity(BOARD)
    mo.has_the_network_again()
    expect(facilitator.note("Said in time")).to_contain_text("came in late")


def test_given_notes_that_wait_when_somebody_else_wants_the_phone_then_it_says_so_and_leaves_nothing_behind(
    area: LocalArea, phone: Page, look: Look
) -> None:
    mo, code = at_the_board(area, phone, look, "mo")
    expect_kept(mo.page, f"/join/{code}/answer/")
    mo.loses_the_network()
    mo.writes("Only for you")
    mo.page.get_by_role("textbox").fill("A draft")
    mo.page.get_by_role("link", name="To the list").click()
    mo.is_asked("Here is what we ask")
    mo.page.get_by_text("Somebody else wants to use this phone").click()
    mo.presses("I have it. Forget me on this phone")
    expect(mo.main).to_contain_text("1 thing is not sent yet")
    mo.looks("outbox-leaving")
    mo.presses("I will wait")
    expect(mo.main).not_to_contain_text("Delete them and forget me")

    # When she deletes it and goes, then the next person meets nothing of hers
    mo.page.get_by_text("I have it. Forget me on this phone").click()
    mo.presses("Delete them and forget me")
    expect(mo.main).to_contain_text("There is no network, so this phone still knows you.")
    mo.has_the_network_again()
    mo.keeps_from_sending()
    mo.presses("Delete them and forget me")
    mo.page.get_by_role("link", name="OK, start").wait_for()
    assert mo.page.evaluate(LEFT) == {"things": 0, "pages": 0, "drafts": 0, "workers": 0}


LEFT = """async () => {
  const database = await new Promise((resolve) => {
    const asked = indexedDB.open('alongside-outbox', 1);
    asked.onsuccess = () => resolve(asked.result);
  });
  const things = await new Promise((resolve) => {
    const asked = database.transaction('things').objectStore('things').count();
    asked.onsuccess = () => resolve(asked.result);
  });
  database.close();
  const pages = (await caches.keys()).filter((name) => name.startsWith('alongside-pages')).length;
  const workers = (await navigator.serviceWorker.getRegistrations()).length;
  return {things, pages, drafts: sessionStorage.length, workers};
}"""


def test_given_a_private_window_that_keeps_nothing_then_the_form_is_sent_as_without_a_script(
    area: LocalArea, phone: Page, look: Look
) -> None:
    phone.add_init_script("Object.defineProperty(window, 'indexedDB', {value: {open() { throw new Error('no') }}})")
    mo = Participant(phone, look, "mo")
    mo.takes_part(area.session())
    mo.page.get_by_role("link", name=LIGHT_BULB).click()
    mo.is_asked(LIGHT_BULB)
    mo.page.get_by_role("textbox").fill("Put up a map")
    mo.presses("Send it")
    expect(mo.page.get_by_role("status").filter(has_text="We have your note.")).to_be_visible()
    expect(mo.own_notes).to_have_text(["Put up a map"])


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({"status": 503, "headers": {"Retry-After": "1"}, "json": {"status": 503}}, id="a busy server"),
        pytest.param({"status": 429, "headers": {"Retry-After": "1"}, "json": {"status": 429}}, id="a limit"),
        pytest.param({"status": 200, "body": "<h1>Sign in to the wifi</h1>"}, id="a wifi's sign-in page"),
        pytest.param({"status": 302, "headers": {"Location": "http://wifi.example/"}}, id="a way to one"),
        pytest.param({"status": 403, "body": "<h1>Blocked by the school</h1>"}, id="a filter"),
    ],
)
def test_given_an_answer_that_says_nothing_of_the_note_then_it_goes_on_waiting_and_is_sent_once(
    area: LocalArea, phone: Page, look: Look, answer: dict[str, Any]
) -> None:
    mo, _ = at_the_board(area, phone, look, "mo")
    contributions = re.compile("/contributions$")
    asked: list[str] = []

    def instead(route: Route) -> None:
        asked.append(str((route.request.post_data_json or {}).get("id")))
        route.fulfill(**answer)

    mo.page.route(contributions, instead)
    mo.writes("Put up a map")
    expect(mo.main).to_contain_text("1 waiting to send")
    mo.page.get_by_role("button", name="Try now").click()
    mo.page.unroute(contributions)
    expect(mo.own_notes).to_have_text(["Put up a map"])
    expect(mo.page.get_by_role("region", name="Not sent yet")).to_be_hidden()
    assert len(set(asked)) == 1, asked  # the same id each time
