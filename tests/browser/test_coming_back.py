"""Who speaks for others, and who comes back: what they say of themselves stands beside their words, no more."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

LIGHT_BULB = "What new idea do you have?"


def test_given_a_parent_who_asked_others_when_she_speaks_for_them_then_the_facilitator_sees_how_many(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    code = area.session()
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member("Asked", "facilitator")))
    facilitator.opens(f"sessions/{code}/")
    dee = Participant(open_page("narrow"), look, "dee")
    dee.page.goto("/join/how/?next=/join/")
    dee.main.get_by_role("button", name="Very big words").click()
    dee.types_the_code(code)
    dee.reads_what_this_is()
    dee.says_who_they_are("Parents and carers")
    dee.says_whose_words("I speak for someone else, or for a group")
    dee.is_asked("Did you ask others?")
    dee.looks("join-4-asked")
    dee.page.get_by_role("textbox", name="How many people did you ask?").fill("lots")
    dee.presses("Go on")
    expect(dee.main.get_by_role("alert")).to_contain_text("Write a number")
    dee.looks("join-4-asked-error")
    dee.page.get_by_role("textbox", name="How many people did you ask?").fill("12")
    dee.page.get_by_role("textbox", name="How did you ask them?").fill("At our coffee morning")
    dee.presses("Go on")
    dee.follows("Go on")
    dee.page.get_by_role("link", name=LIGHT_BULB).click()
    dee.outbox_is_ready()
    dee.writes_and_is_thanked("Write to us in Polish too")
    expect(facilitator.note("Write to us in Polish too")).to_contain_text(
        "on behalf of somebody · asked 12 people · how: At our coffee morning"
    )
    facilitator.look(facilitator.page, "session-asked")

    # And she takes it back where she said it
    dee.page.get_by_role("link", name="Take it back").click()
    dee.looks("take-back")
    dee.presses("Yes, take it back")
    expect(dee.own_notes).to_have_count(0)
    expect(facilitator.page.get_by_text("Write to us in Polish too")).to_have_count(0)


def test_given_a_receipt_from_before_when_it_is_brought_along_then_the_new_one_leads_to_the_old_one(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    first, last = area.session(), area.session()
    ivy = Participant(open_page("phone"), look, "ivy")
    ivy.takes_part(first)
    ivy.page.get_by_role("link", name=LIGHT_BULB).click()
    ivy.outbox_is_ready()
    ivy.writes_and_is_thanked("A quiet corner")
    ivy.page.goto(f"/join/{first}/answer/")
    old = ivy.leaves_with_a_receipt()

    # On another phone, months later
    later = Participant(open_page("phone"), look, "ivy-later")
    later.takes_part(last)
    later.follows("I took part before. I have a receipt")
    later.is_asked("Did you take part before?")
    later.looks("before")
    later.page.get_by_role("textbox", name="Type your receipt").fill(old)
    later.presses("Bring it along")
    expect(later.page.get_by_role("status").filter(has_text="Both days belong together now.")).to_be_visible()
    expect(later.page.get_by_text("A quiet corner")).to_have_count(0)

    later.page.get_by_role("link", name="Start").click()
    later.page.get_by_role("link", name="My receipt").click()
    later.presses("See my words")
    later.looks("receipt-with-an-earlier-one")
    later.presses("See what I said there")
    expect(later.main).to_contain_text("A quiet corner")
