"""Going round tables, a story in frames, and a pledge on its way into the register."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from alongside.core import clock
from tests.browser.devices import Device, OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.browser.test_by_keyboard import Keyboard

HARD, WORKS = "What makes it hard?", "What is good here?"
ADULTS = "People who work with us"
WHICH = "Which table do you want to go to?"
PLEDGE, MAKER = "I will ring every family back within a week", "Head of transport"
PROMISE = "Every family that rings is rung back, and we count how long it took"


def runner(area: LocalArea, open_page: OpenPage, look: Look, name: str, role: str = "facilitator") -> TeamMember:
    member = TeamMember(open_page("laptop"), look, area)
    member.signs_in_with(area.link_for(Member(name, role)))
    return member


def goes_to(page: Page, table: str) -> None:
    page.get_by_role("button", name=table).click()
    expect(page.get_by_role("heading", level=1, name=table)).to_be_visible()


def test_given_tables_when_people_go_round_them_then_hosts_screen_and_results_have_it(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    code = area.session("world-cafe")
    hana = runner(area, open_page, look, "Tara")

    # Given a host, and questions that were sent beforehand
    hana.opens(f"sessions/{code}/")
    hana.page.get_by_role("link", name="Send the questions beforehand").click()
    hana.page.get_by_label("On which day were the questions sent?").fill(
        (clock.today() - timedelta(days=8)).isoformat()
    )
    hana.page.get_by_label("Host of “What gets in the way?”").fill("Ruth")
    hana.look(hana.page, "tables-beforehand")
    hana.presses("Save")
    expect(hana.page.get_by_label("Host of “What gets in the way?”")).to_have_value("Ruth")
    reader = open_page("narrow", javascript=False)
    reader.goto(f"/join/{code}/questions/")
    expect(reader.get_by_role("main")).to_contain_text(HARD)
    look(reader, "tables-questions")
    hana.opens(f"sessions/{code}/")
    hall = open_page("hall", storage_state=hana.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/")

    # When somebody goes to a table, leaves two notes, and goes on to another one
    ana = Participant(open_page("phone"), look, "tables")
    ana.joins(code, ADULTS)
    ana.starts()
    ana.is_asked(WHICH)
    expect(ana.main).to_contain_text("Host: Ruth")
    ana.looks("choose")
    goes_to(ana.page, HARD)
    expect(ana.main).to_contain_text("Host of this table: Ruth")
    for words in ("The stairs", "Long letters"):
        ana.answers(words=words)
        expect(ana.main.get_by_text(words, exact=True)).to_be_visible()
    ana.follows("Go to another table")
    expect(ana.page.get_by_role("button", name=HARD)).to_contain_text("You are here")
    goes_to(ana.page, WORKS)
    ana.answers(words="The biscuits")

    # Then the facilitator sees where she sits, the screen has the notes, and so has the host
    at_tables = hana.page.get_by_role("region", name="At the tables: 1 person")
    expect(at_tables).to_contain_text("Practitioners in education, health and care 1")
    hana.look(hana.page, "tables-facilitator")
    hana.shows("Long letters")
    expect(hall.get_by_text("Long letters")).to_be_visible()
    expect(hall.get_by_role("main")).to_contain_text("Host: Ruth")
    look(hall, "tables-screen")
    hana.page.get_by_role("link", name="What gets in the way?").first.click()
    expect(hana.main).to_contain_text("The stairs")
    hana.look(hana.page, "tables-host")

    # And the results count by table and group, and paper has a sheet for each table
    hana.opens(f"sessions/{code}/results/")
    row = hana.page.get_by_role("row").filter(has_text="What gets in the way?").first
    expect(row).to_contain_text("2")
    hana.look(hana.page, "tables-results")
    hana.opens(f"sessions/{code}/sheet/?sheets=1")
    expect(hana.page.get_by_role("region", name="What makes it hard?")).to_contain_text("Ruth")
    hana.look(hana.page, "tables-sheet")


def test_given_no_javascript_or_only_a_keyboard_then_one_goes_round_tables_too(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    code = area.session("world-cafe")
    ana = Participant(open_page("phone", javascript=False), look, "tables-no-javascript")
    ana.joins(code, ADULTS)
    ana.starts()
    goes_to(ana.page, HARD)
    ana.answers(words="The stairs")
    expect(ana.main).to_contain_text("The stairs")
    ana.follows("Go to another table")
    goes_to(ana.page, WORKS)
    ana.page.get_by_role("link", name="To the list").click()
    expect(ana.main).to_contain_text("You did everything that is open")

    ben = Participant(open_page("laptop"), look, "tables-keyboard")
    ben.joins(code, ADULTS)
    ben.starts()
    keys = Keyboard(ben.page)
    keys.presses(HARD)
    ben.is_asked(HARD)
    keys.presses("Go to another table")
    ben.is_asked(WHICH)


def test_given_a_storyboard_when_some_frames_are_left_out_then_it_is_one_story_everywhere(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    code = area.session("storyboard")
    hana = runner(area, open_page, look, "Stella")
    devices: tuple[tuple[Device, bool], ...] = (("phone", True), ("narrow", False))
    for device, javascript in devices:
        ana = Participant(open_page(device, javascript=javascript), look, f"storyboard-{device}")
        ana.joins(code, ADULTS)
        ana.starts()
        ana.answers("Bus", "We wait")
        ana.is_asked("What happens then?")
        expect(ana.page.get_by_role("list", name="The story so far")).to_contain_text("We wait")
        ana.goes_on()  # this frame stays empty
        ana.answers("People together")
        ana.answers(words="We get in")
        ana.leaves_with_a_receipt()
        story = ana.page.get_by_role("list", name="Your story")
        expect(story).to_contain_text("People together")
        expect(story.get_by_role("listitem")).to_have_count(4)

    hana.opens(f"sessions/{code}/")
    for held in ("Show all 2 held under “Where does your story begin?”", "Show all 2 held under “How should it end?”"):
        hana.page.get_by_role("button", name=held).click()
    hall = open_page("hall", storage_state=hana.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/?page=1")
    expect(hall.get_by_role("list", name="A story")).to_contain_text("We get in")
    expect(hall.get_by_role("navigation", name="Pages of the screen")).to_contain_text("Page 1 of 2")
    look(hall, "storyboard-screen")
    hana.opens(f"sessions/{code}/results/")
    hana.page.get_by_text("The same in words").first.click()
    expect(hana.main).to_contain_text("Picture: Bus. We wait")
    hana.look(hana.page, "storyboard-results")
    hana.opens(f"sessions/{code}/sheet/?sheets=1")
    hana.look(hana.page, "storyboard-sheet")


def test_given_a_pledge_when_it_becomes_a_promise_then_its_maker_follows_it_and_can_take_the_pledge_back(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    code = area.session("pledge-wall")
    officer = runner(area, open_page, look, "Petra", "coordinator")

    # Given that nobody under 18 is asked for a name, and that an adult pledges something with theirs
    iris = Participant(open_page("phone", javascript=False), look, "pledge-young")
    iris.joins(code, "Children and young people")
    iris.starts()
    expect(iris.page.get_by_label("Your name or your job")).to_have_count(0)
    ruth = Participant(open_page("phone"), look, "pledge")
    ruth.joins(code, ADULTS)
    ruth.starts()
    ruth.page.get_by_label("Your name or your job").fill(MAKER)
    ruth.page.get_by_label("Write what you will do").fill(PLEDGE)
    ruth.looks("form")
    ruth.presses("Send it")
    expect(ruth.main).to_contain_text(MAKER)
    ruth.goes_on()
    receipt = ruth.leaves_with_a_receipt()
    officer.opens(f"sessions/{code}/")
    expect(officer.note(PLEDGE)).to_contain_text(MAKER)
    officer.shows(PLEDGE)
    hall = open_page("hall", storage_state=officer.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/")
    expect(hall.get_by_role("main")).to_contain_text(MAKER)
    look(hall, "pledge-screen")

    # When the officer makes it a promise of somebody in the area
    officer.opens(f"sessions/{code}/results/")
    officer.page.get_by_role("link", name="Pledges, and the promises they became").click()
    officer.look(officer.page, "pledges")
    officer.page.get_by_role("link", name=re.compile("^Make it a promise")).click()
    officer.fills_in({"What is promised": PLEDGE, "The same in easy words": "We ring you back.", "Their role": MAKER})
    officer.page.get_by_label("Who will see that it is done?").select_option(label="Petra")
    officer.page.get_by_label("By when?").fill((clock.today() + timedelta(days=30)).isoformat())
    officer.presses("Make the promise")
    expect(officer.main).to_contain_text("These are the pledge’s exact words.")
    officer.look(officer.page, "pledge-refused")
    officer.fills_in({"What is promised": PROMISE})
    officer.presses("Make the promise")
    officer.page.get_by_role("link", name=PROMISE).click()
    expect(officer.main).to_contain_text(PLEDGE)
    officer.look(officer.page, "pledge-promise")

    # Then everybody reads the promise, nobody outside the name, and its maker follows it
    visitor = open_page("laptop")
    visitor.goto(f"/{area.slug}/answers/")
    visitor.get_by_role("link", name="We ring you back.").click()
    expect(visitor.get_by_role("main")).to_contain_text(PROMISE)
    expect(visitor.get_by_role("main")).not_to_contain_text(PLEDGE)
    look(visitor, "pledge-public")
    ruth.comes_back_with(receipt)
    expect(ruth.main).to_contain_text("Your pledge became a promise")
    ruth.looks("receipt")

    # And when she takes the pledge back, the promise stays and her words are gone
    ruth.page.get_by_role("link", name="Take it back").click()
    ruth.presses("Yes, take it back")
    expect(ruth.main).to_contain_text("You took your pledge back. The promise stays")
    officer.page.reload()
    expect(officer.main).to_contain_text("has taken it back")
    expect(officer.main).not_to_contain_text(PLEDGE)
    ruth.looks("taken-back")
