"""Choosing on a phone, by keyboard, without JavaScript and on paper; and what a hall and the team see of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.factories import york

YOUNG_PEOPLE = "Children and young people"
WORDS = "Which words do you like? Put the best one first."


def at_question(area: LocalArea, page: Page, look: Look, template: str, question: str, name: str) -> Participant:
    """Somebody who came in and opened one question."""
    someone = Participant(page, look, name)
    someone.joins(area.session(template), YOUNG_PEOPLE)
    someone.page.get_by_role("link", name=question).click()
    someone.is_asked(question)
    return someone


@pytest.mark.parametrize("javascript", [True, False])
def test_given_tiles_when_somebody_ticks_too_many_then_it_says_so_and_nothing_is_lost(
    area: LocalArea, open_page: OpenPage, look: Look, javascript: bool
) -> None:
    question = "What matters most at school? Pick up to three."
    page = open_page("phone", javascript=javascript)
    ana = at_question(area, page, look, "pupil-voice", question, f"several-{javascript}")
    for tile in ("My friends", "A quiet place", "Break time and lunch", "Lessons I can do"):
        page.get_by_role("checkbox", name=tile).check(force=True)
    page.get_by_role("textbox").fill("and my dog")
    ana.presses("Send it")
    expect(page.get_by_role("alert")).to_contain_text("You chose 4. That is more than 3. Take 1 away.")
    ana.looks("too-many")
    expect(page.get_by_role("textbox")).to_have_value("and my dog")
    page.get_by_role("checkbox", name="Lessons I can do").uncheck(force=True)
    ana.presses("Send it")
    expect(page.get_by_text("We have your answer.")).to_be_visible()
    page.get_by_role("link", name="To the list").click()
    page.get_by_role("link", name=question).click()
    for tile, ticked in (("My friends", True), ("Lessons I can do", False), ("A quiet place", True)):
        expect(page.get_by_role("checkbox", name=tile)).to_be_checked(checked=ticked)
    ana.looks("ticked")


def test_given_no_javascript_when_two_have_the_same_place_then_it_says_which_and_nothing_is_lost(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    page = open_page("phone", javascript=False)
    ben = at_question(area, page, look, "choose-a-word", WORDS, "ranked-no-javascript")
    page.get_by_label("Our say").select_option("1st")
    page.get_by_label("Side by side").select_option("1st")
    ben.presses("Send it")
    expect(page.get_by_role("alert")).to_contain_text("“Side by side” and “Our say” have the same place, 1st.")
    expect(page.get_by_label("Our say")).to_have_value("1")
    ben.looks("same-place")
    page.get_by_label("Side by side").select_option("2nd")
    ben.presses("Send it")
    expect(page.get_by_role("status")).to_contain_text("We have your answer.")


def test_given_a_keyboard_when_somebody_puts_words_in_order_then_buttons_do_it_and_it_is_said_aloud(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    page = open_page("phone")
    cas = at_question(area, page, look, "choose-a-word", WORDS, "ranked")
    said = page.locator(".ranking__said")

    def presses(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).press("Enter")

    presses("Choose Side by side")
    expect(said).to_have_text("Side by side is 1st.")
    presses("Choose Our say")
    expect(page.get_by_role("button", name="Up: Our say")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said).to_have_text("Our say is 1st.")
    presses("Choose Equal partners")
    presses("Take out: Side by side")
    expect(said).to_have_text("Side by side has no place now.")
    expect(page.locator(".ranking__row--placed .ranking__name")).to_have_text(["Our say", "Equal partners"])
    cas.looks("in-order")
    cas.presses("Send it")
    expect(page.get_by_text("We have your answer.")).to_be_visible()
    page.get_by_role("link", name=WORDS).click()
    expect(page.locator(".ranking__row--placed .ranking__name")).to_have_text(["Our say", "Equal partners"])


def test_five_faces_and_a_long_scale_have_room_on_the_narrowest_phone(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    page = open_page("narrow")
    dee = at_question(area, page, look, "feedback-form", "I felt welcome. I could join in.", "five-faces")
    dee.looks("five-faces")
    dee.answers("Not much")
    dee.is_asked("I knew what it was about.")
    page.get_by_role("link", name="To the list").click()
    page.get_by_role("link", name="Will you come again? Choose a number.").click()
    dee.looks("eleven-steps")
    page.get_by_role("radio", name=re.compile("^10")).check(force=True)
    dee.presses("Send it")
    expect(page.get_by_text("We have your answer. Thank you.")).to_be_visible()


def test_what_was_ranked_on_paper_is_typed_in_and_the_hall_waits_for_six(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    helper = TeamMember(open_page("laptop"), look, area)
    helper.signs_in_with(area.link_for(Member("Pia", "facilitator")))
    code = area.session("choose-a-word")
    helper.opens(f"sessions/{code}/sheet/?sheets=1")
    expect(helper.main).to_contain_text("Write 1 beside the one you like most.")
    look(helper.page, "ballot-sheet")
    hall = open_page("hall", storage_state=helper.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/?activity=vote")
    expect(hall.get_by_text("Nobody has voted yet.")).to_be_visible()
    look(hall, "ballot-waiting")

    helper.opens(f"sessions/{code}/paper/")
    question = "Which words should we use? Put the one you like most first."
    helper.page.get_by_label("Which question do they answer?").select_option(label=question)
    helper.presses("Start typing")
    look(helper.page, "ballot-paper")
    for first, second in [("Our say", "Side by side")] * 3 + [("Side by side", "Our say")] * 3:
        for word in (first, second):
            helper.page.get_by_role("button", name=f"Choose {word}", exact=True).click()
        helper.presses("Save, next note")
        expect(helper.page.get_by_role("region", name="What you typed last")).to_contain_text(f"1. {first}")
    words = "There is a tie in round 2 between “Side by side” and “Our say”: 3 papers each."
    expect(hall.get_by_text(words)).to_be_visible()
    look(hall, "ballot-tie")
    helper.opens(f"sessions/{code}/results/")
    expect(helper.main).to_contain_text("There is a tie in round 2")
    look(helper.page, "ballot-results")
    helper.page.get_by_role("link", name=re.compile("3 papers for Our say in round 1")).click()
    expect(helper.page.get_by_role("heading", name="3 contributions")).to_be_visible()


def test_a_training_of_32_people_shows_its_changes_on_the_screen_and_in_the_results(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    rated = york.ratings()
    officer = TeamMember(open_page("laptop"), look, area)
    officer.signs_in_with(area.link_for(Member("Yara", "coordinator")))
    code = area.session("york-training", is_open=True)
    officer.opens(f"sessions/{code}/")
    officer.brings_in("stickers.csv", york.as_csv(rated).encode())
    officer.page.get_by_role("button", name=re.compile("^Bring")).click()
    officer.opens(f"sessions/{code}/results/")
    figures = york.told(rated, "colleagues")
    expect(officer.main).to_contain_text(
        f"Of {figures.paired} people, {figures.up} went up, {figures.same} stayed the same, {figures.down} went down."
    )
    look(officer.page, "york-results")
    hall = open_page("hall", storage_state=officer.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/")
    row = hall.get_by_role("row").filter(has_text="The people around me know how to do it.")
    expect(row).to_contain_text(figures.mean_before)
    expect(row).to_contain_text(figures.mean_after)
    expect(row).to_contain_text(
        f"{figures.paired} people: {figures.up} up, {figures.same} the same, {figures.down} down"
    )
    look(hall, "york-screen")


def test_a_session_is_set_up_from_a_template_in_a_few_presses(area: LocalArea, open_page: OpenPage, look: Look) -> None:
    officer = TeamMember(open_page("laptop"), look, area)
    officer.signs_in_with(area.link_for(Member("Timo", "coordinator")))
    officer.opens("sessions/new/")
    look(officer.page, "templates")
    officer.page.get_by_role("link", name=called("Use this: Choose a priority")).click()
    officer.presses("Make the session")
    expect(officer.page.get_by_role("heading", name="How people join")).to_be_visible()
