"""A form that two people fill in at once, minutes with their follow-ups, and the people around a young person."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from alongside.core import clock
from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.servers import Server

PROJECT = "Getting on the bus"
WHO = "Who needs to be part of it?"
STAGE = "projects/getting-on-the-bus/stages/plan/"


@pytest.fixture(scope="module")
def area(empty_site: Server) -> LocalArea:
    """An area whose pack has stages, minutes and a picture of the people around somebody."""
    area = LocalArea(empty_site)
    area.is_made(pack="stoke-plan-do-review")
    return area


@pytest.fixture
def team(area: LocalArea, open_page: OpenPage, look: Look) -> list[TeamMember]:
    """An officer, and a parent who speaks for the forum."""
    people = [Member("Nadia", "coordinator"), Member("Ruth", "representative", "parents-carers")]
    members = [TeamMember(open_page("laptop"), look, area) for _ in people]
    for member, link in zip(members, area.links_for(people), strict=True):
        member.signs_in_with(link)
    return members


def test_given_two_people_when_they_plan_meet_and_draw_then_nothing_is_lost(
    area: LocalArea, team: list[TeamMember], open_page: OpenPage, look: Look
) -> None:
    nadia, ruth = team
    nadia.opens("projects/")
    nadia.starts_a_project(PROJECT, {"What is it for?": "That everybody can ride alone."})

    # Given two people on the same form
    nadia.opens(STAGE)
    ruth.opens(STAGE)
    nadia.look(nadia.page, "stage-plan")

    # When both write under the same question, the second is told, and both stay
    nadia.page.get_by_label(WHO).fill("Bus drivers")
    expect(nadia.main).to_contain_text(re.compile(r"Saved at \d\d:\d\d"))
    ruth.page.get_by_label(WHO).fill("Young people first")
    expect(ruth.page.get_by_role("alert")).to_contain_text("They wrote: “Bus drivers”")
    ruth.look(ruth.page, "stage-two-people")
    ruth.presses("Keep both")
    expect(ruth.main).to_contain_text(re.compile(r"Saved at \d\d:\d\d"))
    nadia.page.reload()
    expect(nadia.page.get_by_label(WHO)).to_have_value("Bus drivers\n\nYoung people first")

    # And what a sheet of paper says is typed in, without a script too
    phone = open_page("narrow", javascript=False, storage_state=ruth.page.context.storage_state())
    phone.goto(f"/{area.slug}/{STAGE}?words=easy")
    look(phone, "stage-easy")
    phone.get_by_role("link", name="Type it in from paper").click()
    phone.get_by_role("radio", name="Young people").check()
    phone.get_by_label("What do we need?").fill("A map with pictures")
    look(phone, "stage-from-paper")
    phone.get_by_role("button", name="Save what the sheet says").click()
    expect(phone.get_by_role("main")).to_contain_text("Young people on paper, typed in by Ruth")

    # When they meet, what happens next becomes a promise in the register
    nadia.opens("projects/getting-on-the-bus/")
    nadia.follows("Write the minutes of a meeting")
    nadia.page.get_by_label("When was it?").fill(clock.today().isoformat())
    nadia.ticks("Who was there, and for whom did they speak?", "Young people", "Parents and carers")
    nadia.page.get_by_label("What came out of it?").fill("The bus is too loud")
    row = nadia.page.get_by_role("group", name="Row 1")
    row.get_by_label("What happens next?").fill("Ask for quiet seats")
    row.get_by_label("Who does it?").fill("Head of transport")
    nadia.look(nadia.page, "minutes-write")
    nadia.presses("Save the minutes")
    nadia.look(nadia.page, "minutes")
    nadia.page.get_by_role("link", name=called("Make it a promise: Ask for quiet seats")).click()
    nadia.fills_in({"The same in easy words": "We ask for quiet seats.", "By when?": clock.today().isoformat()})
    nadia.page.get_by_label("Who will see that it is done?").select_option(label="Nadia")
    nadia.ticks("Which groups will say whether it was kept?", "Parents and carers")
    nadia.look(nadia.page, "minutes-promise")
    nadia.presses("Make the promise")
    nadia.page.get_by_role("link", name=called("A promise: Ask for quiet seats")).click()
    expect(nadia.main).to_contain_text("Agreed at a meeting")
    nadia.look(nadia.page, "minutes-promised")

    # And what young people wrote on the printed sheet is typed in as theirs
    phone.goto(f"/{area.slug}/projects/getting-on-the-bus/minutes/new/?words=easy")
    look(phone, "minutes-easy")
    sheet = phone.get_by_role("link", name="Empty form to print").get_attribute("href") or ""
    assert phone.request.get(sheet).headers["content-type"] == "application/pdf"
    phone.get_by_role("link", name="Type it in from paper").click()
    phone.get_by_role("group", name="Who filled in the sheet?").get_by_role("radio", name="Young people").check()
    phone.get_by_label("When did we meet?").fill(clock.today().isoformat())
    phone.get_by_label("What did we talk about?").fill("seets that dont shake")
    look(phone, "minutes-from-paper")
    phone.get_by_role("button", name="Save what the sheet says").click()
    expect(phone.get_by_role("main")).to_contain_text("Young people on paper, typed in by Ruth")
    look(phone, "minutes-typed-in")

    # And the garden is drawn by touch alone, on a phone without a script
    phone.goto(f"/{area.slug}/projects/getting-on-the-bus/people-map/")
    phone.get_by_role("link", name=called("Put somebody here: Butterflies and bees")).click()
    phone.get_by_label("Who is it?").fill("My cousin")
    expect(phone.get_by_role("radio", name="Butterflies and bees")).to_be_checked()
    look(phone, "map-put")
    phone.get_by_role("radio", name="No, they are missing").check()
    phone.get_by_role("button", name="Put them on the map").click()
    expect(phone.get_by_role("figure")).to_contain_text("My cousin missing")
    ruth.opens("projects/getting-on-the-bus/people-map/")
    ruth.page.get_by_role("link", name=called("Move or change: My cousin")).press("Enter")
    ruth.page.get_by_role("radio", name="Yes, they are there").check()
    ruth.look(ruth.page, "map-change")
    ruth.presses("Save")
    expect(ruth.page.get_by_role("figure")).not_to_contain_text("missing")
    ruth.look(ruth.page, "map")
