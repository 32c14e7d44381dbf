"""Putting notes together: by mouse, by keyboard, by the menu of a note, on a phone, and without JavaScript."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.places import LocalArea
from tests.browser.test_wall_of_notes import BOARD, Hall, talk


class Grouping:
    """The facilitator's page of piles."""

    def __init__(self, hall: Hall, page: Page, look: Look) -> None:
        self.page = page
        self.look = look
        page.goto(f"{hall.address}/activities/{BOARD}/piles/")

    def pile(self, title: str) -> Locator:
        return self.page.get_by_role("region", name=title)

    def note(self, words: str) -> Locator:
        return self.page.locator(".grouping").get_by_role("listitem").filter(has_text=words)

    def ticks(self, *words: str) -> None:
        for one in words:
            self.note(one).get_by_role("checkbox").check()

    def makes(self, title: str) -> None:
        self.page.get_by_label("Put the ticked notes into").select_option(label="A new pile, called:")
        self.page.get_by_label("Name of a new pile").fill(title)
        self.page.get_by_role("button", name="Put them there").click()
        expect(self.pile(title)).to_be_visible()

    def carries(self, words: str, title: str) -> None:
        """Take a note by the mouse, and let it go over a pile; what lies over the piles else is out of the way then."""
        mouse = self.page.mouse
        self.pile(title).evaluate("pile => pile.scrollIntoView({block: 'end'})")
        mouse.move(*middle(self.note(words)))
        mouse.down()
        mouse.move(*middle(self.note(words), down=20), steps=4)
        expect(self.page.get_by_role("region", name="With the ticked notes")).to_be_hidden()
        mouse.move(*middle(self.pile(title)), steps=4)
        mouse.up()
        expect(self.page.get_by_role("region", name="With the ticked notes")).to_be_visible()

    def holds(self, title: str, *words: str) -> None:
        """The pile has exactly these notes, and says so."""
        expect(self.pile(title)).to_contain_text(f"{len(words)} note")
        expect(self.pile(title).get_by_role("listitem")).to_have_count(len(words))
        for one in words:
            expect(self.pile(title)).to_contain_text(one)


def middle(shown: Locator, *, down: float = 0) -> tuple[float, float]:
    """Where the mouse goes, to be on it, or so many pixels further down."""
    box = shown.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + down


def four_notes(hall: Hall) -> None:
    for words in ("n1 The biscuits", "n2 Tea for everybody", "n3 A quiet room", "n4 The dog"):
        talk(hall, words)


def test_given_loose_notes_when_they_are_put_together_in_every_way_then_the_hall_follows_and_the_counts_agree(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    hall = Hall(area, open_page, look, "Eve")
    four_notes(hall)
    grouping = Grouping(hall, hall.facilitator.page, look)
    page = grouping.page
    look(page, "piles-none")

    # By ticking, in one go
    grouping.ticks("The biscuits", "Tea")
    expect(page.get_by_text("2 ticked")).to_be_visible()
    grouping.makes("Food")
    grouping.holds("Food", "The biscuits", "Tea")
    stack = hall.screen.get_by_role("listitem").filter(has_text="Food")
    expect(stack).to_contain_text("2")

    # By the menu of one note
    grouping.note("quiet room").get_by_role("link", name="Move").click()
    menu = page.get_by_role("dialog", name="Where does this go?")
    expect(menu).to_contain_text("“n3 A quiet room”")
    look(page, "piles-menu")
    menu.get_by_role("button", name="Food").click()
    grouping.holds("Food", "The biscuits", "Tea", "quiet room")

    # By mouse, onto another pile
    grouping.ticks("The dog")
    grouping.makes("Company")
    grouping.carries("quiet room", "Company")
    grouping.holds("Company", "The dog", "quiet room")
    grouping.holds("Food", "The biscuits", "Tea")

    # By keys alone: a note goes into the second pile, out of it, and into a new one
    box = grouping.note("Tea").get_by_role("checkbox")
    box.focus()
    page.keyboard.press("2")
    grouping.holds("Company", "The dog", "quiet room", "Tea")
    expect(page.get_by_role("status").first).to_contain_text("1 note is in “Company” now.")
    grouping.note("Tea").get_by_role("checkbox").focus()
    page.keyboard.press("0")
    grouping.holds("Company", "The dog", "quiet room")
    grouping.note("Tea").get_by_role("checkbox").focus()
    page.keyboard.press("n")
    page.keyboard.type("Drinks")
    page.keyboard.press("Enter")
    look(page, "piles-three")

    # The hall has the same counts, and what is taken off the screen is in no pile
    expect(hall.screen.locator("[data-stack]")).to_have_count(3)
    told = hall.screen.locator("[data-stack]").evaluate_all("all => all.map(one => Number(one.dataset.count))")
    assert sum(told) == 4
    expect(hall.screen.get_by_text("4 notes, 4 of them in piles")).to_be_visible()
    look(hall.screen, "wall-stacks")
    # Order, other words, apart
    grouping.pile("Company").get_by_role("button", name=called("Up: Company")).click()
    expect(page.locator("#piles .pile").first).to_contain_text("Company")
    grouping.pile("Company").get_by_text("Other words").click()
    grouping.pile("Company").get_by_label("What is this pile called?").fill("Who is there")
    grouping.pile("Company").get_by_role("button", name="Call it this").click()
    grouping.pile("Who is there").get_by_role("button", name=called("Take apart: Who is there")).click()
    expect(grouping.pile("Who is there")).to_have_count(0)
    expect(hall.screen.get_by_text("4 notes, 2 of them in piles")).to_be_visible()


def test_given_a_phone_when_notes_are_moved_then_it_works_by_touch_and_without_javascript(
    area: LocalArea, open_page: OpenPage, look: Look, tmp_path: Path
) -> None:
    hall = Hall(area, open_page, look, "Fay")
    four_notes(hall)
    state = hall.facilitator.page.context.storage_state()
    touched = Grouping(hall, open_page("phone", storage_state=state), look)
    look(touched.page, "piles-phone")
    touched.note("biscuits").get_by_role("link", name="Move").tap()
    menu = touched.page.get_by_role("dialog", name="Where does this go?")
    look(touched.page, "piles-phone-menu")
    menu.get_by_label("Or a new pile, called").fill("Food")
    menu.get_by_role("button", name="Make this pile").tap()
    touched.holds("Food", "The biscuits")

    plain = Grouping(hall, open_page("phone", javascript=False, storage_state=state), look)
    # A button that cannot be followed says why, and what was ticked stays
    plain.ticks("Tea")
    plain.page.get_by_label("Put the ticked notes into").select_option(label="A new pile, called:")
    plain.page.get_by_role("button", name="Put them there").click()
    expect(plain.page.get_by_role("alert")).to_contain_text("Give the new pile a few words")
    look(plain.page, "piles-phone-problem")
    expect(plain.note("Tea").get_by_role("checkbox")).to_be_checked()
    plain.page.get_by_label("Put the ticked notes into").select_option(label="Food (1)")
    plain.page.get_by_role("button", name="Put them there").click()
    plain.holds("Food", "The biscuits", "Tea")
    plain.note("quiet room").get_by_role("link", name="Move").click()
    panel = plain.page.get_by_role("region", name="Where does this go?")
    look(plain.page, "piles-phone-panel")
    panel.get_by_role("button", name="Food").click()
    plain.holds("Food", "The biscuits", "Tea", "quiet room")
