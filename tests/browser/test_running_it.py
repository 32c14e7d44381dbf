"""Run a session from a phone: next and next, hold and show, a disclosure that vanishes, a door that can be shut."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

IDEA, DISCLOSURE = "Let me bring my dog", "my uncle hits me at home"
NEW_IDEA = "What new idea do you have?"


class Facilitator(TeamMember):
    """Somebody who runs a session from whatever they have in their hand."""

    def goes_on_to(self, activity: str) -> None:
        """The one button: start, and next."""
        self.page.get_by_role("button", name=re.compile(f"^(Start|Next): {re.escape(activity)}$")).click()
        expect(self.page.get_by_role("region", name="Open now")).to_contain_text(activity)

    def worries_about(self, words: str) -> None:
        self.note(words).get_by_role("link", name=re.compile("^A worry")).click()
        expect(self.page.get_by_role("heading", name="Send to safeguarding")).to_be_visible()

    def changes(self, button: str, then: str) -> None:
        """Press a button of "This session", and wait until it says so."""
        self.presses(button)
        expect(self.main).to_contain_text(then)


def runs(area: LocalArea, open_page: OpenPage, look: Look, name: str, *, is_open: bool) -> tuple[Facilitator, str]:
    facilitator = Facilitator(open_page("phone"), look, area)
    facilitator.signs_in_with(area.link_for(Member(name, "facilitator")))
    code = area.session(is_open=is_open)
    facilitator.opens(f"sessions/{code}/")
    return facilitator, code


def screen_of(facilitator: Facilitator, open_page: OpenPage, code: str) -> Page:
    hall = open_page("hall", storage_state=facilitator.page.context.storage_state())
    hall.goto(f"/{facilitator.area.slug}/sessions/{code}/screen/?activity=bin-keep-light-bulb")
    expect(hall.get_by_role("region", name=NEW_IDEA)).to_be_visible()
    return hall


def test_given_a_facilitator_on_a_phone_when_a_child_discloses_something_then_it_vanishes_and_a_lead_has_it(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    lead = TeamMember(open_page("laptop"), look, area)
    lead.signs_in_with(area.link_for(Member("Wren", "safeguarding")))
    facilitator, code = runs(area, open_page, look, "Moss", is_open=False)

    # Start, then next: one button for the whole session
    facilitator.goes_on_to("How it is now")
    facilitator.look(facilitator.page, "running-start")
    facilitator.goes_on_to("Bin, keep, light bulb")
    iris = Participant(open_page("phone"), look, "iris")
    iris.takes_part(code)
    iris.page.get_by_role("link", name=called(NEW_IDEA)).click()
    iris.writes_and_is_thanked(IDEA)
    iris.writes_and_is_thanked(DISCLOSURE)

    # What is flagged comes first, with words
    expect(facilitator.note(DISCLOSURE)).to_contain_text("May be a worry: hit me")
    facilitator.look(facilitator.page, "running-held")
    facilitator.shows(IDEA)
    facilitator.shows(DISCLOSURE)  # a thumb is quicker than an eye
    hall = screen_of(facilitator, open_page, code)
    expect(hall.get_by_text(DISCLOSURE)).to_be_visible()

    # When she sends it, then it is gone from the open screen at once
    facilitator.page.get_by_text(re.compile("^Shown: 2")).click()
    facilitator.worries_about(DISCLOSURE)
    facilitator.look(facilitator.page, "running-worry")
    facilitator.page.get_by_label("What did you see or hear?").fill("She sat alone")
    facilitator.presses("Send to safeguarding")
    expect(hall.get_by_text(DISCLOSURE)).to_have_count(0)
    expect(hall.get_by_text(IDEA)).to_be_visible()
    expect(facilitator.main).to_contain_text("With the safeguarding lead: 1")
    expect(facilitator.page.get_by_text(DISCLOSURE)).to_have_count(0)
    facilitator.look(facilitator.page, "running-sent")

    # The lead finds it first on the desk, reads it, and says that they have it
    lead.sees_on_the_desk("Sent to you: somebody may not be safe")
    lead.page.get_by_role("region", name="Sent to you").get_by_role("link").first.click()
    expect(lead.main).to_contain_text(DISCLOSURE)
    expect(lead.main).to_contain_text("She sat alone")
    lead.look(lead.page, "safeguarding-concern")
    lead.presses("I have it")
    lead.fills_in({"What was done, and when": "Spoke to her at three, rang the duty team."})
    lead.presses("Write it down")
    expect(lead.main).to_contain_text("It is written down.")
    lead.look(lead.page, "safeguarding-acknowledged")
    expect(facilitator.page.get_by_role("region", name="Sent to safeguarding")).to_be_hidden()
    lead.opens("safeguarding/")
    lead.look(lead.page, "safeguarding-list")
    lead.follows("Worry words and times")
    lead.look(lead.page, "safeguarding-settings")


def test_given_a_code_that_went_astray_when_it_is_changed_then_who_is_in_goes_on_and_others_see_the_screen(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator, old = runs(area, open_page, look, "Fern", is_open=True)
    hall = screen_of(facilitator, open_page, old)
    iris = Participant(open_page("phone"), look, "iris")
    iris.takes_part(old)
    iris.page.get_by_role("link", name=called(NEW_IDEA)).click()

    facilitator.changes("New code", "There is a new code.")
    new = facilitator.page.url.rstrip("/").rsplit("/", 1)[1]
    expect(hall.get_by_text(f"{new[:3]} {new[3:]}")).to_be_visible()

    # Iris notices nothing; somebody with the old code is told where to look
    iris.writes_and_is_thanked(IDEA)
    expect(facilitator.note(IDEA)).to_be_visible()
    late = Participant(open_page("phone"), look, "late")
    late.types_the_code(old)
    expect(late.page.get_by_role("heading", name="There is a new code")).to_be_visible()
    late.looks("join-new-code")

    # Then the door is shut
    facilitator.changes("Lock: nobody new joins", "Nobody new can join.")
    facilitator.look(facilitator.page, "running-locked")
    late.page.goto(f"/join/{new}/")
    expect(late.main).to_contain_text("The door is closed now.")
    late.looks("join-locked")
    iris.writes_and_is_thanked("and my cat")


def test_given_somebody_who_spoils_it_when_their_phone_is_stopped_then_it_says_so_and_its_notes_are_gone(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator, code = runs(area, open_page, look, "Reed", is_open=True)
    hall = screen_of(facilitator, open_page, code)
    rude = Participant(open_page("phone"), look, "rude")
    rude.takes_part(code)
    rude.page.get_by_role("link", name=called(NEW_IDEA)).click()
    rude.writes_and_is_thanked("this is rubbish")
    facilitator.shows("this is rubbish")
    expect(hall.get_by_text("this is rubbish")).to_be_visible()

    facilitator.page.get_by_text(re.compile("^Shown: 1")).click()
    facilitator.worries_about("this is rubbish")
    facilitator.presses("Stop this phone")
    expect(facilitator.main).to_contain_text("This phone is stopped.")
    expect(hall.get_by_text("this is rubbish")).to_have_count(0)

    rude.page.reload()
    expect(rude.page.get_by_role("heading", name="Talk to a helper")).to_be_visible()
    rude.looks("join-stopped")
    facilitator.page.get_by_role("button", name=re.compile("^Let it go on")).click()
    expect(facilitator.main).to_contain_text("This phone can go on.")
    rude.page.reload()
    expect(rude.page.get_by_role("textbox")).to_be_visible()
