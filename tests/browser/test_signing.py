"""Groups read the record and sign; one withholds, and everybody reads why. Elsewhere assessors from outside award it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.servers import Server

OFFICER = Member("Mina", "coordinator")
PARENT_REP = Member("Dervla", "representative", "parents-carers")
YOUNG_REP = Member("Kofi", "representative", "young-people")
ASSESSOR = Member("Ines", "assessor")
PROJECT = "How meetings should change"
SIGN_OFF, FORMS = "Who signs for “Made together”", "The forms, questions and answers"
RESERVATION = "The papers came on the day before."
REASON = "You asked us at the end. We want to be there at the start."


def test_groups_sign_what_they_read_and_one_withholds(area: LocalArea, open_page: OpenPage, look: Look) -> None:
    links = area.links_for([OFFICER, PARENT_REP, YOUNG_REP])
    mina, dervla = (TeamMember(open_page("laptop"), look, area) for _ in range(2))
    kofi = TeamMember(open_page("phone"), look, area)

    # The officer asks every group to sign
    mina.signs_in_with(links[0])
    mina.starts_a_project(PROJECT, {"What is it for?": "Meetings that everybody can take part in."})
    mina.presses("Show it to everybody")
    mina.follows(SIGN_OFF)
    mina.look(mina.page, "sign-off-not-asked")
    mina.presses("Ask each group to sign")
    expect(mina.main).to_contain_text("Parents and carers have not signed.")

    # Parents read the record, and somebody changes it while they read
    dervla.signs_in_with(links[1])
    dervla.sees_on_the_desk("Your group is asked to sign")
    dervla.page.get_by_role("region", name="Your group is asked to sign").get_by_role("link", name=PROJECT).click()
    dervla.look(dervla.page, "sign")
    mina.opens("projects/how-meetings-should-change/parts/open/")
    mina.page.get_by_role("main").get_by_role("textbox").first.fill("When, where, and who comes.")
    mina.page.get_by_role("main").get_by_role("button").first.click()
    dervla.chooses("We sign, with a reservation")
    dervla.fills_in({"Your reservation, or why you withhold": RESERVATION})
    dervla.presses("Say it for my group")
    expect(dervla.page.get_by_role("alert")).to_contain_text("The record changed while you were reading")
    expect(dervla.page.get_by_role("alert")).to_contain_text("What the project says of itself, What is open")
    expect(dervla.page.get_by_label("Your reservation, or why you withhold")).to_have_value(RESERVATION)
    dervla.look(dervla.page, "sign-changed")
    dervla.presses("Say it for my group")
    expect(dervla.main).to_contain_text(RESERVATION)

    # Young people withhold, in easy words on a phone
    kofi.signs_in_with(links[2])
    kofi.page.get_by_role("region", name="Your group is asked to sign").get_by_role("link", name=PROJECT).click()
    kofi.look(kofi.page, "sign-easy")
    kofi.chooses("No. We do not sign")
    kofi.presses("Say it for my group")
    expect(kofi.main).to_contain_text("Say why, so that people can do something about it.")
    kofi.fills_in({"What is wrong?": REASON})
    kofi.presses("Say it for my group")

    # Everybody reads it, on both pages
    anybody = open_page("narrow")
    anybody.goto(f"/{area.slug}/projects/how-meetings-should-change/")
    expect(anybody.get_by_role("main")).to_contain_text("Young people withhold the mark")
    anybody.get_by_role("link", name=SIGN_OFF).click()
    expect(anybody.get_by_role("main")).to_contain_text(REASON)
    look(anybody, "sign-off-withheld")


def test_an_assessor_from_outside_asks_and_awards(empty_site: Server, open_page: OpenPage, look: Look) -> None:
    fen = LocalArea(empty_site, slug="fenwold", title="Fenwold")
    fen.is_made(pack="stoke-plan-do-review")
    links = fen.links_for([Member("Tamsin", "coordinator"), ASSESSOR])
    tamsin, ines = (TeamMember(open_page("laptop"), look, fen) for _ in links)

    # The three forms have something in them, and go in
    tamsin.signs_in_with(links[0])
    tamsin.starts_a_project(PROJECT, {"What is it for?": "Meetings that everybody can take part in."})
    for stage, question in (("do", "What came out of it?"), ("review", "")):
        tamsin.opens(f"projects/how-meetings-should-change/stages/{stage}/")
        box = tamsin.page.get_by_label(question) if question else tamsin.main.locator("textarea").first
        box.fill("Families chose the day and the room.")
        tamsin.presses("Save")
    tamsin.opens("projects/how-meetings-should-change/sign-off/")
    tamsin.follows(FORMS)
    tamsin.presses("Send it to the assessors")
    expect(tamsin.main).to_contain_text("With the assessors")

    # The assessor sees what was submitted, and asks
    ines.signs_in_with(links[1])
    ines.sees_on_the_desk("Submitted to you as an assessor")
    ines.page.get_by_role("main").get_by_role("link", name=PROJECT).click()
    expect(ines.main).to_contain_text("Families chose the day and the room.")
    ines.page.get_by_label("Your question").fill("How many families?")
    ines.look(ines.page, "assessment")
    ines.presses("Ask")
    tamsin.opens("desk/")
    tamsin.page.get_by_role("region", name="Assessors ask").get_by_role("link", name=PROJECT).click()
    tamsin.page.get_by_label("Your answer").fill("Eleven, at two meetings.")
    tamsin.presses("Answer")
    ines.page.reload()
    expect(ines.main).to_contain_text("Eleven, at two meetings.")
    ines.chooses("Awarded")
    ines.page.get_by_label("Why?").fill("What families chose is what was done.")
    ines.presses("Say so")
    look(ines.page, "assessment-awarded")

    # The team reads it; without the groups there is no mark all the same
    tamsin.opens("projects/how-meetings-should-change/sign-off/")
    expect(tamsin.main.get_by_role("region", name="Assessors")).to_contain_text("Awarded")
    expect(tamsin.main).to_contain_text("Young people have not signed.")
    look(tamsin.page, "sign-off-awarded")
