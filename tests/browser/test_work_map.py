"""What an area does and where: every kind at every level, with empty cells shown, for everybody on any screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from alongside.core import clock
from tests.browser.devices import Device, OpenPage
from tests.browser.looking import Look
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.servers import Server

PROJECT, MEETING = "Getting on the bus", "At the depot"


@pytest.fixture(scope="module")
def quayside(empty_site: Server) -> LocalArea:
    """An area whose pack has four kinds of involving people against three levels."""
    area = LocalArea(empty_site, "quayside", "Quayside")
    area.is_made(pack="stoke-plan-do-review")
    return area


def cell(page: Page, kind: str, level: str) -> Locator:
    """Where a row and a column meet: on a phone they stand under one another, each under its own name."""
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=kind))
    return row.locator(f"td[data-heading='{level}']")


def test_given_an_area_that_works_in_some_ways_when_anybody_looks_then_the_map_shows_them_and_what_is_empty(
    quayside: LocalArea, open_page: OpenPage, look: Look
) -> None:
    nadia = TeamMember(open_page("laptop"), look, quayside)
    nadia.signs_in_with(quayside.link_for(Member("Nadia", "coordinator")))

    # Given a map on which nothing stands yet, which says of each cell what could
    nadia.opens("practice/")
    nadia.follows("What we do and where")
    expect(nadia.main).to_contain_text("12 cells are empty")
    expect(nadia.page.get_by_text("Nothing yet", exact=True)).to_have_count(12)
    expect(cell(nadia.page, "Empowerment", "Strategic")).to_contain_text("Seats with a vote on a board")
    nadia.look(nadia.page, "work-map-empty")

    # When a project is started and people met
    nadia.opens("projects/")
    nadia.starts_a_project(
        PROJECT,
        {
            "What is it for?": "That everybody can ride alone.",
            "How far does it reach?": "Organisational",
            "Why this level?": "It is about one bus company.",
            "How will you work together?": "Co-design",
            "Why is that the right way for this?": "Riders shape the training.",
        },
    )
    nadia.follows("Record a gathering")
    nadia.fills_in({"What was it called?": MEETING, "When was it?": clock.today().isoformat()})
    nadia.ticks("What happened there?", "People were asked what they think")
    nadia.chooses("Asked, and all of it was met")
    nadia.page.get_by_label("How many came: Young people").fill("6")
    nadia.presses("Write it down")

    # Then both stand where they belong, and the other cells stay empty
    nadia.opens("what-we-do/")
    expect(cell(nadia.page, "Collaboration", "Organisational")).to_contain_text(PROJECT)
    expect(cell(nadia.page, "Consultation", "Organisational")).to_contain_text(MEETING)
    expect(nadia.main).to_contain_text("10 cells are empty")
    nadia.look(nadia.page, "work-map")

    # And everybody sees it once the project is open to them, on a phone, on a laptop and in the hall
    anybody = open_page("phone")
    anybody.goto(f"/{quayside.slug}/what-we-do/")
    expect(anybody.get_by_role("main")).to_contain_text("12 cells are empty")
    nadia.opens("projects/getting-on-the-bus/")
    nadia.presses("Show it to everybody")
    devices: tuple[Device, ...] = ("narrow", "phone", "laptop", "hall")
    for device in devices:
        page = open_page(device)
        page.goto(f"/{quayside.slug}/what-we-do/")
        expect(cell(page, "Collaboration", "Organisational").get_by_role("link", name=PROJECT)).to_be_visible()
        expect(page.get_by_text("Nothing yet", exact=True)).to_have_count(10)
        look(page, "work-map-anybody")

    # And in easy words, without a script too
    simple = open_page("phone", javascript=False)
    simple.goto(f"/{quayside.slug}/what-we-do/")
    simple.get_by_role("link", name="Easy words").click()
    expect(cell(simple, "Working together", "One service").get_by_role("link", name=PROJECT)).to_be_visible()
    look(simple, "work-map-easy")
    simple.get_by_role("link", name=PROJECT).click()
    expect(simple.get_by_role("heading", level=1, name=PROJECT)).to_be_visible()
