"""What somebody does who takes part: each step as they would tell it. Everything is found by its role and its name."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import Look

RECEIPT = re.compile(r"Your receipt\s+([A-Z0-9]{5})\W+([A-Z0-9]{5})\b")
FOR_EVERYBODY = "Yes, everybody may read it"
FOR_THE_TEAM = "No, only the people here and the team"


def receipt_on(page: Page) -> str:
    """The receipt that a page shows, as somebody copies it down."""
    shown = page.get_by_role("main").inner_text()
    found = RECEIPT.search(shown)
    assert found, shown
    return "-".join(found.groups())


class Participant:
    """Somebody with a device, who looks at every page they come to."""

    def __init__(self, page: Page, look: Look, name: str = "") -> None:
        self.page = page
        self.context = page.context
        self._look = look
        self._name = name

    def looks(self, at: str) -> None:
        """Look at the page: axe, sideways scrolling, clipped words; `at` names its picture."""
        self._look(self.page, f"{self._name}-{at}" if self._name else at)

    # The way in

    def types_the_code(self, code: str) -> None:
        self.page.goto("/join/")
        self.looks("join-1-code")
        self.page.get_by_role("textbox", name="Type the code", exact=True).fill(code.lower())
        self.presses("Go on")

    def reads_what_this_is(self, *facts: str) -> None:
        for fact in facts:
            expect(self.main).to_contain_text(fact)
        self.looks("join-2-notice")
        self.follows("OK, start")

    def says_who_they_are(self, group: str) -> None:
        self.looks("join-3-who")
        self.chooses(group)
        self.presses("Go on")

    def says_whose_words(self, whose: str = "My own words") -> None:
        self.looks("join-4-whose")
        self.chooses(whose)
        self.presses("Go on")

    def says_how_they_like_it(self, *likes: str) -> None:
        for like in likes:
            button = self.main.get_by_role("button", name=like)
            button.click()
            expect(button).to_have_attribute("aria-pressed", "true")
        self.looks("join-5-how")
        self.follows("Go on")

    def joins(self, code: str, group: str, *likes: str) -> None:
        """The whole way in, with one's own words."""
        self.types_the_code(code)
        self.reads_what_this_is()
        self.says_who_they_are(group)
        self.says_whose_words()
        self.says_how_they_like_it(*likes)

    def takes_part(self, code: str, group: str = "young-people", *, server: str = "") -> None:
        """In already: as `joins`, but without looking at the way. `server` is its address, if the page has another."""
        self.page.goto("/join/offline/")
        joined = self.context.request.post(f"{server}/api/v1/sessions/{code}/join", data={"group": group})
        token = joined.json()["token"]
        site = self.page.url.partition("/join/")[0]
        self.context.add_cookies([{"name": f"participant-{code}", "value": token, "url": site}])
        self.page.goto(f"/join/{code}/answer/")

    # Answering

    def starts(self) -> None:
        self.looks("join-6-list")
        self.follows("Start")

    def opens_the_list(self, code: str) -> None:
        self.page.goto(f"/join/{code}/answer/")

    def is_asked(self, question: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=question)).to_be_visible()

    def answers(self, choice: str = "", words: str = "", *, for_everybody: bool | None = None) -> None:
        """Choose and write what the question takes; `for_everybody` where it says so, nothing where it is left."""
        if choice:
            self.chooses(choice)
        if words:
            self.page.get_by_role("textbox").fill(words)
        if for_everybody is not None:
            self.chooses(FOR_EVERYBODY if for_everybody else FOR_THE_TEAM)
        self.looks(f"join-7-question-{self.page.url.rstrip('/').rsplit('answer/', 1)[1]}")
        # The outbox has it first, and then goes on: what comes next is for the next page.
        with self.page.expect_navigation():
            self.presses("Send it")

    def rates(self, moment: str, value: int) -> None:
        """Choose the step of this number on a scale that is asked at several moments."""
        expect(self.main).to_contain_text(moment)
        self.page.get_by_role("radio").nth(value - 1).check()
        self.looks(f"join-7-rating-{value}")
        with self.page.expect_navigation():
            self.presses("Send it")

    def writes(self, words: str) -> None:
        """Write a note and send it, without looking at the page on the way."""
        self.page.get_by_role("textbox").fill(words)
        self.presses("Send it")
        expect(self.page.get_by_role("textbox")).to_have_value("")

    def writes_and_is_thanked(self, words: str) -> None:
        self.page.get_by_role("textbox").fill(words)
        self.presses("Send it")
        expect(self.page.get_by_role("status").filter(has_text="We have your note.")).to_be_visible()

    def goes_on(self) -> None:
        """Past a question that takes more than one note, or that one skips."""
        self.page.get_by_role("link", name=re.compile("^(Go on to the next|Skip this one)$")).click()

    def asks_for_help(self, words: str = "I need a break or help") -> None:
        self.presses(words)
        expect(self.page.get_by_role("heading", name="Somebody is coming")).to_be_visible()
        self.looks("join-8-help")
        self.follows("Go back to where I was")

    def leaves_with_a_receipt(self) -> str:
        self.page.get_by_role("link", name=re.compile("Get my receipt")).click()
        expect(self.page.get_by_text("Your receipt", exact=True)).to_be_visible()
        expect(self.page.get_by_role("img", name="A picture of your receipt")).to_be_visible()
        self.looks("join-9-receipt")
        return receipt_on(self.page)

    # Bad wifi

    def outbox_is_ready(self) -> None:
        self.page.locator("[data-module='outbox'][data-ready]").wait_for(state="attached")

    def loses_the_network(self) -> None:
        self.context.set_offline(True)

    def has_the_network_again(self) -> None:
        self.context.set_offline(False)

    def keeps_from_sending(self) -> None:
        """The network is back for pages, and not yet for what waits."""
        self.context.route("**/api/v1/**", lambda asked: asked.abort())

    @property
    def own_notes(self) -> Locator:
        """The words that the server has of theirs, as this question's page shows them."""
        return self.page.locator("#own .own-note__words")

    # Coming back

    def comes_back_with(self, receipt: str) -> None:
        self.page.goto("/r/")
        self.looks("receipt-1-type")
        self.page.get_by_role("textbox", name="Type your receipt", exact=True).fill(receipt.lower())
        self.presses("Show me")
        expect(self.page.get_by_role("heading", name="What happened to your words")).to_be_visible()

    def is_asked_whether_it_is_what_they_meant(self) -> None:
        self.page.get_by_role("link", name="Tell us").click()
        expect(self.page.get_by_role("heading", level=1, name="Is this what you meant?")).to_be_visible()

    def is_asked_whether_it_happened(self) -> None:
        self.page.get_by_role("link", name="Tell us").click()
        expect(self.page.get_by_role("heading", level=1, name="Did it happen?")).to_be_visible()

    def tells(self, choice: str, words: str = "") -> None:
        """Answer what the receipt asks."""
        self.chooses(choice)
        if words:
            self.page.get_by_role("textbox").fill(words)
        self.looks("receipt-3-asked")
        self.presses("Send it")
        expect(self.page.get_by_role("status").first).to_contain_text("Thank you.")

    # Hands and eyes

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def chooses(self, name: str) -> None:
        radio = self.page.get_by_role("radio", name=name)
        tile = radio.bounding_box()
        assert tile
        # At its upper edge: its middle may hold the button that reads it aloud.
        radio.check(position={"x": tile["width"] / 2, "y": min(20, tile["height"] / 2)})

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()
