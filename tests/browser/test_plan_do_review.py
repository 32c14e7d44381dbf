"""A form that two people fill in at once, minutes with their follow-ups, and the people around a young person."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
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
