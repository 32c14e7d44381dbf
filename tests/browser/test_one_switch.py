"""One switch: the device goes from stop to stop, a press chooses. What one is here for is always the first stop."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea

FOCUSED = "() => document.activeElement.textContent.replace(/\\s+/g, ' ').trim()"


class OneSwitch:
    """The device moves on by itself (Tab); whoever sits before it only presses (Enter)."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def presses_at(self, *names: str) -> int:
        """Wait until the device has come to one of these, and press; how many stops that were."""
        for stops in range(1, 40):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED) in names:
                self.page.keyboard.press("Enter")
                return stops
        raise AssertionError(f"{names} was never reached on {self.page.url}")


def test_given_one_switch_when_somebody_takes_part_then_every_answer_is_a_few_stops_away(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    page = open_page("phone")
    eve = Participant(page, look, "one-switch")
    eve.takes_part(area.session())
    code = page.url.split("/")[4]
    page.goto(f"/join/{code}/how/")
    page.get_by_role("button", name="One button at a time").click()
    eve.looks("how")
    switch = OneSwitch(page)
    page.reload()
    assert switch.presses_at("Go on") == 1
    eve.is_asked("Here is what we ask")
    eve.looks("list")
    page.reload()

    assert switch.presses_at("Start") == 1
    expect(page.get_by_role("button", name="Some of the time")).to_be_visible()
    eve.looks("statement")
    switch.presses_at("Some of the time")
    eve.is_asked("How do you feel about it now?")
    eve.looks("faces")
    assert switch.presses_at("Happy") == 1
    eve.is_asked("What should we stop doing?")
    eve.looks("words")
    switch.presses_at("Skip this one")
    expect(page.get_by_role("heading", level=1, name="What should we stop doing?")).to_be_hidden()
    page.goto(f"/join/{code}/answer/")
    expect(eve.main).to_contain_text("2 of")
