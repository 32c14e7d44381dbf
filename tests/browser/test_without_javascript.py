"""Taking part, and coming back, on a phone whose browser runs no script at all."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

YOUNG_PEOPLE = "Children and young people"
IDEA = "A quiet room next door"


def test_given_no_javascript_when_somebody_takes_part_then_all_of_it_works(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    code = area.session()
    ana = Participant(open_page("phone", javascript=False), look, "no-javascript")

    # Given that she came in by the code and chose how she likes it
    ana.joins(code, YOUNG_PEOPLE, "Bigger words")

    # When she answers, with help at hand
    ana.starts()
    ana.answers("Some of the time")
    ana.is_asked("How do you feel about it now?")
    ana.asks_for_help("I need a break or help")
    ana.is_asked("How do you feel about it now?")
    ana.asks_for_help("I don’t understand this")
    ana.answers("Not sure")
    ana.is_asked("What should we stop doing?")
    ana.goes_on()
    ana.goes_on()
    ana.is_asked("What new idea do you have?")
    ana.answers(words=IDEA, for_everybody=True)
    expect(ana.main).to_contain_text(IDEA)
    ana.goes_on()

    # Then she has a receipt, and with it her words
    receipt = ana.leaves_with_a_receipt()
    ana.comes_back_with(receipt)
    expect(ana.main).to_contain_text(IDEA)
    ana.looks("receipt-2")

    # And she can choose again who may read them, and take them back
    ana.page.get_by_role("button", name=called(f"Do not show it to everybody: {IDEA}")).click()
    expect(ana.page.get_by_role("status")).to_contain_text("Only the people there")
    ana.page.get_by_role("link", name=called(f"Take it back: {IDEA}")).click()
    ana.looks("receipt-take-back")
    ana.presses("Yes, take it back")
    expect(ana.page.get_by_role("status")).to_contain_text("They are gone.")
    expect(ana.page.get_by_text(IDEA)).to_have_count(0)
    ana.looks("receipt-taken-back")
    ana.presses("I am done. Close my receipt")
    expect(ana.page.get_by_role("heading", name="See what happened to your words")).to_be_visible()


def test_given_no_javascript_when_something_is_missing_or_wrong_then_it_says_so_and_keeps_what_was_typed(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    ana = Participant(open_page("phone", javascript=False), look, "no-javascript")

    ana.page.goto("/join/")
    ana.page.get_by_label("Type the code").fill("BBB BBB")
    ana.presses("Go on")
    expect(ana.main.get_by_role("alert")).to_contain_text("We cannot find this code.")
    ana.looks("wrong-code")

    ana.page.goto("/r/")
    ana.page.get_by_label("Type your receipt").fill("KVT72")
    ana.presses("Show me")
    expect(ana.main.get_by_role("alert")).to_contain_text("Look at")
    expect(ana.page.get_by_label("Type your receipt")).to_have_value("KVT72")
    ana.looks("wrong-receipt")


def test_given_no_javascript_when_notes_arrive_then_the_screen_renews_itself(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    officer = TeamMember(open_page("hall", javascript=False), look, area)
    officer.signs_in_with(area.link_for(Member("Mina", "coordinator")))
    code = area.session()
    officer.shows_new_words_at_once(code)
    officer.opens(f"sessions/{code}/screen/?activity=bin-keep-light-bulb")
    expect(officer.page.get_by_role("region", name="What new idea do you have?")).to_be_visible()

    ben = Participant(open_page("phone", javascript=False), look, "grown-up")
    ben.joins(code, "Parents and carers")
    ben.page.get_by_role("link", name="What new idea do you have?").click()
    ben.answers(words="Send the papers before", for_everybody=True)

    # Every ten seconds
    light_bulb = officer.page.get_by_role("region", name="What new idea do you have?")
    expect(light_bulb).to_contain_text("Send the papers before", timeout=14_000)
    look(officer.page, "screen-without-javascript")
