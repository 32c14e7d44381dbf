"""320 CSS pixels, which is also a laptop at 400 %: nothing is cut off and nothing scrolls sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea
from tests.browser.test_demonstration import signed_in

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LIKES = [
    pytest.param((), id="as it is"),
    pytest.param(("Very big words", "Calmer colours", "Read aloud"), id="very big, calm, aloud"),
]


@pytest.mark.parametrize("likes", LIKES)
def test_given_a_narrow_window_when_somebody_takes_part_then_every_page_fits(
    area: LocalArea, open_page: OpenPage, look: Look, likes: tuple[str, ...]
) -> None:
    code = area.session(hear_back_by="2031-11-23")
    luca = Participant(open_page("narrow"), look, "narrow-big" if likes else "narrow")
    luca.page.goto("/join/how/?next=/join/")
    for like in likes:
        luca.main.get_by_role("button", name=like).click()
    luca.looks("how-at-the-door")
    luca.joins(code, "Children and young people")
    luca.starts()
    luca.answers("Some of the time")
    luca.answers("Sad", f"{LONG} and more words after it", for_everybody=True)
    luca.answers(words="No bright lights", for_everybody=False)
    expect(luca.own_notes).to_have_text(["No bright lights"])
    luca.looks("join-7-own-notes")
    luca.presses("Send it")  # nothing in it: the page says so
    expect(luca.main.get_by_role("alert")).to_be_visible()
    luca.looks("join-7-error")
    luca.asks_for_help()
    luca.goes_on()
    luca.goes_on()
    luca.goes_on()
    luca.page.goto(f"/join/{code}/answer/")
    luca.looks("join-6-list-begun")
    receipt = luca.leaves_with_a_receipt()
    luca.comes_back_with(receipt)
    luca.looks("receipt-2")
    luca.page.get_by_role("link", name="Take it back").first.click()
    luca.looks("receipt-take-back")


def test_given_a_narrow_window_when_answers_have_come_then_the_receipt_and_public_pages_fit(
    open_page: OpenPage, look: Look
) -> None:
    page = open_page("narrow")
    for number in range(2):  # one receipt has a theme to check, the other a promise that is due
        page.goto("/")
        button = page.get_by_role("button", name="Come back with")
        button.nth(number).click()
        expect(page.get_by_role("heading", name="What happened to your words")).to_be_visible()
        look(page, f"narrow-receipt-of-the-demonstration-{number}")
        page.get_by_role("link", name="Tell us").first.click()
        look(page, f"narrow-receipt-asked-{number}")
    for path in ("", "answers/", "answers/print/", "projects/"):
        page.goto(f"/elmbridge-vale/{path}")
        look(page)


def test_given_a_narrow_window_when_the_team_works_then_its_pages_fit(open_page: OpenPage, look: Look) -> None:
    page = open_page("narrow")
    signed_in(page, "Be Asha")
    look(page, "narrow-desk")
    page.get_by_role("link", name="Projects", exact=True).click()
    page.get_by_role("link", name="How meetings").click()
    look(page, "narrow-project")
    page.get_by_role("link", name="Sort what was said").click()
    look(page, "narrow-workbench")
