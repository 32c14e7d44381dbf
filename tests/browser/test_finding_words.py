"""An open wall and a shared definition: written, shown, supported, agreed; in every way that people take part."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.browser.test_by_keyboard import Keyboard

TEMPLATE = "shared-definition"
YOUNG = "Young people"
WALL = "What does “together” mean to you?"
WORDS = "What is “together”? Write one sentence."
IRIS, ANA, PAPER = "We decide it with each other.", "Nobody is asked last.", "My voice counts like yours."


def test_given_alternatives_when_they_are_shown_then_people_are_for_them_and_read_what_was_agreed(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member("Gus", "facilitator")))
    code = area.session(TEMPLATE)
    facilitator.opens(f"sessions/{code}/")
    hall = open_page("hall", storage_state=facilitator.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/?activity=our-words")

    # Given what somebody wrote on a phone, somebody without JavaScript, and somebody on paper
    iris = Participant(open_page("phone"), look, "words-iris")
    iris.joins(code, YOUNG)
    iris.page.get_by_role("link", name=WORDS).click()
    iris.answers(words=IRIS)
    ana = Participant(open_page("phone", javascript=False), look, "words-ana")
    ana.joins(code, YOUNG)
    ana.page.get_by_role("link", name=WORDS).click()
    ana.answers(words=ANA)
    facilitator.chooses_the_pile("How would you say in one or two sentences what doing it together means?", YOUNG)
    facilitator.types_in(PAPER)

    # Then nobody else reads it, until the facilitator shows it
    ana.page.reload()
    expect(ana.page.get_by_text(IRIS)).to_have_count(0)
    facilitator.opens(f"sessions/{code}/")
    for words in (IRIS, ANA, PAPER):
        expect(hall.get_by_text(words)).to_have_count(0)
        facilitator.shows(words)
        expect(hall.get_by_text(words)).to_be_visible()
    look(hall, "words-screen")

    # When others are for it: in the list, one at a time, and no longer
    ana.page.reload()
    ana.page.get_by_role("button", name=called(f"I am for this: {IRIS}")).click()
    expect(ana.main).to_contain_text("You are for this.")
    ana.looks("for-one")
    iris.page.reload()
    iris.follows("Show me one at a time")
    expect(iris.main).to_contain_text("1 of 2")
    iris.looks("one-at-a-time")
    iris.page.get_by_role("button", name=called(f"I am for this: {ANA}")).click()
    iris.follows("Show me the next one")
    expect(iris.main).to_contain_text(PAPER)
    iris.follows("Go back to the one before")
    iris.page.get_by_role("button", name=called(f"Not any more: {ANA}")).click()
    expect(iris.page.get_by_role("button", name=called(f"I am for this: {ANA}"))).to_be_visible()

    # Then the hall hears no number of so few people, and reads what is agreed
    expect(hall.get_by_text("people are for this")).to_have_count(0)
    facilitator.page.get_by_role("link", name=called("Agree on one text: Our own words for it")).click()
    facilitator.fills_in({"What did people agree on?": "Together means that we decide it with each other."})
    facilitator.page.get_by_role("checkbox", name=IRIS).check()
    look(facilitator.page, "words-agree")
    facilitator.presses("This stands from now on")
    expect(hall.get_by_text("Together means that we decide it with each other.")).to_be_visible()
    look(hall, "words-agreed-screen")
    iris.page.get_by_role("link", name="To the question").click()
    expect(iris.main).to_contain_text("Together means that we decide it with each other.")
    # On a longer phone: on a short one, the bar at its foot lies over half a button, as the window ends there.
    iris.page.set_viewport_size({"width": 360, "height": 1800})
    iris.looks("agreed")

    # When she takes hers back, then its words go everywhere, and the agreed text stays with an empty place
    iris.page.get_by_role("link", name="My receipt").click()
    iris.presses("See my words")
    iris.page.get_by_role("link", name="Take it back").click()
    iris.presses("Yes, take it back")
    hall.keyboard.press("PageDown")
    expect(hall.get_by_text(ANA)).to_be_visible()
    expect(hall.get_by_text(IRIS)).to_have_count(0)
    facilitator.page.reload()
    expect(facilitator.main).to_contain_text("taken back by who said it")
    facilitator.opens(f"sessions/{code}/results/")
    expect(facilitator.main).to_contain_text("Together means that we decide it with each other.")
    expect(facilitator.page.get_by_text(IRIS, exact=True)).to_have_count(0)
    look(facilitator.page, "words-results")


def test_given_a_keyboard_when_somebody_writes_on_the_wall_then_the_hall_has_it_in_one_flow(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member("Hal", "facilitator")))
    code = area.session(TEMPLATE)
    facilitator.shows_new_words_at_once(code)
    hall = open_page("hall", storage_state=facilitator.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/?activity=comes-to-mind")
    kim = Participant(open_page("laptop"), look, "wall-kim")
    kim.joins(code, "People who work with us")
    kim.page.get_by_role("link", name=WALL).click()
    keys = Keyboard(kim.page)
    for words in ("Trust", "Being asked first, and hearing back"):
        keys.writes("Write one note", words)
        keys.presses("Send it")
        expect(hall.get_by_text(words)).to_be_visible()
    expect(hall.get_by_role("heading", name=WALL)).to_contain_text("2")
    look(hall, "wall-open")
    ben = Participant(open_page("phone", javascript=False), look, "wall-ben")
    ben.joins(code, "People who work with us")
    ben.page.get_by_role("link", name=WALL).click()
    ben.answers(words="Tea")
    expect(hall.get_by_text("Tea", exact=True)).to_be_visible()

    # And the sheet to print has room for both
    facilitator.opens(f"sessions/{code}/sheet/")
    for question in (WALL, WORDS):
        expect(facilitator.page.get_by_role("heading", name=question).first).to_be_visible()
    look(facilitator.page, "words-sheet")
