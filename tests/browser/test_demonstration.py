"""The first page that a newcomer sees, and what is behind each of its buttons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.devices import Device, OpenPage
from tests.browser.looking import Look


def signed_in(page: Page, button: str) -> None:
    """Be somebody of the demonstration, in one click."""
    page.goto("/")
    page.get_by_role("button", name=button, exact=True).first.click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("device", ["narrow", "phone", "laptop", "hall"])
def test_given_a_newcomer_when_they_open_the_first_page_then_it_fits_and_axe_finds_nothing(
    open_page: OpenPage, look: Look, device: Device
) -> None:
    page = open_page(device)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    look(page, "landing")


def test_given_the_first_page_when_each_step_is_taken_then_each_leads_to_a_sound_page(
    open_page: OpenPage, look: Look
) -> None:
    page = open_page("laptop")
    page.goto("/")
    path = page.get_by_role("region", name="Walk along the thread")
    steps = path.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3))
    taken = 0
    for number in range(steps.count()):
        actions = steps.nth(number).get_by_role("button").or_(steps.nth(number).get_by_role("link"))
        for action in range(actions.count()):
            actions.nth(action).click()
            expect(page.get_by_role("main")).not_to_be_empty()
            assert page.url.rstrip("/").count("/") > 2, f"step {number + 1} leads back to the first page"
            look(page, f"step-{number + 1}-{action + 1}")
            page.goto("/")
            taken += 1
    assert (steps.count(), taken >= 10) == (10, True)


def test_given_the_first_page_when_somebody_is_anybody_then_they_stand_at_their_desk(
    open_page: OpenPage, look: Look
) -> None:
    page = open_page("laptop")
    page.goto("/")
    buttons = page.get_by_role("region", name="Or be anybody").get_by_role("button")
    names = [name.removeprefix("Be ").strip() for name in buttons.all_inner_texts()]
    for name in names:
        page.goto("/")
        page.get_by_role("region", name="Or be anybody").get_by_role("button", name=f"Be {name}", exact=True).click()
        expect(page.get_by_role("heading", level=1, name=re.compile(re.escape(name)))).to_be_visible()
        look(page, f"desk-{name}")
    assert len(names) == len(set(names)) >= 7


@pytest.mark.parametrize("path", ["projects/", "sessions/", "answers/", "answers/print/", ""])
def test_given_the_demonstration_when_its_places_are_looked_at_then_axe_finds_nothing(
    open_page: OpenPage, look: Look, path: str
) -> None:
    page = open_page("hall")
    signed_in(page, "Be Asha")
    page.goto(f"/elmbridge-vale/{path}")
    look(page)


def test_given_the_demonstrations_themes_when_each_is_opened_then_axe_finds_nothing(
    open_page: OpenPage, look: Look
) -> None:
    page = open_page("laptop")
    page.goto("/elmbridge-vale/answers/")
    stories = page.get_by_role("link", name=re.compile("The whole story")).all()
    addresses = [story.get_attribute("href") or "" for story in stories]
    for address in addresses:
        page.goto(address)
        look(page)
    assert len(addresses) >= 3


def test_given_a_promise_that_was_kept_when_one_group_says_it_made_no_difference_then_the_public_page_tells_both(
    open_page: OpenPage, look: Look
) -> None:
    jaydon = open_page("phone")
    signed_in(jaydon, "Be Jaydon")
    jaydon.goto("/elmbridge-vale/desk/")
    asked = jaydon.get_by_role("region", name=re.compile("Did it make a difference"))
    asked.get_by_role("link").first.click()
    look(jaydon, "difference-asked")
    jaydon.get_by_role("button", name="Say so for your group").click()
    expect(jaydon.get_by_role("main")).to_contain_text("Choose one.")
    look(jaydon, "difference-nothing-chosen")
    jaydon.get_by_role("radio", name="No", exact=True).check()
    jaydon.get_by_label("In your group’s own words").fill("they put it on top. then nobody read it")
    jaydon.get_by_role("button", name="Say so for your group").click()
    expect(jaydon.get_by_role("main")).to_contain_text("they put it on top. then nobody read it")
    look(jaydon, "difference-said")
    theme = jaydon.url

    for device in ("narrow", "laptop"):
        anybody = open_page(device)
        anybody.goto(theme)
        promised = anybody.locator(".promise").filter(has_text="they put it on top. then nobody read it")
        expect(promised.get_by_text("Kept", exact=True)).to_be_visible()
        expect(promised).to_contain_text("Groups differ on whether it made a difference")
        expect(promised).to_contain_text("say it made a difference")
        expect(promised).to_contain_text("say it made no difference")
        look(anybody, "difference-theme")
        anybody.goto("/elmbridge-vale/answers/")
        expect(anybody.get_by_text("Groups differ on whether it made a difference").first).to_be_visible()
        look(anybody, "difference-answers")
