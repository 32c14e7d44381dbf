"""A hall with bad wifi: what is written without a network is kept, seen, and sent once when it is back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea

LIGHT_BULB = "What new idea do you have?"
YOUNG_PEOPLE = "Children and young people"


def at_the_board(area: LocalArea, open_page: OpenPage, look: Look, name: str) -> tuple[Participant, str]:
    """Somebody who stands at a question that takes notes, and the code of their session."""
    code = area.session()
    somebody = Participant(open_page("phone"), look, name)
    somebody.joins(code, YOUNG_PEOPLE)
    somebody.page.get_by_role("link", name=LIGHT_BULB).click()
    somebody.is_asked(LIGHT_BULB)
    somebody.outbox_is_ready()
    return somebody, code


def test_given_no_network_when_a_note_is_sent_then_it_waits_in_plain_sight_and_goes_once_it_is_back(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    mo, _ = at_the_board(area, open_page, look, "mo")
    mo.loses_the_network()
    mo.writes("Put up a map")
    mo.writes("Open the window")
    expect(mo.main).to_contain_text("2 waiting to send")
    mo.looks("outbox-waiting")
    mo.has_the_network_again()
    expect(mo.main).to_contain_text("Everything is sent.")
    expect(mo.own_notes).to_have_text(["Put up a map", "Open the window"])
    mo.looks("outbox-sent")
