"""The gallery as people's devices show it: every component, looked at with axe."""

from __future__ import annotations

import pytest

from tests.browser.devices import Device, OpenPage
from tests.browser.looking import Look
from tests.servers import Server

GALLERIES = ["/gallery/", "/gallery/participant/", "/gallery/participant/?size=biggest&calm"]


@pytest.mark.parametrize("address", GALLERIES)
@pytest.mark.parametrize("device", ["narrow", "phone", "laptop", "hall"])
def test_given_a_device_when_the_gallery_is_opened_then_it_fits_and_axe_finds_nothing(
    empty_site: Server, open_page: OpenPage, look: Look, device: Device, address: str
) -> None:
    page = open_page(device)
    page.goto(address)
    look(page)


@pytest.mark.parametrize("address", GALLERIES[:2])
def test_given_no_javascript_when_the_gallery_is_opened_then_it_fits_and_axe_finds_nothing(
    empty_site: Server, open_page: OpenPage, look: Look, address: str
) -> None:
    page = open_page("narrow", javascript=False)
    page.goto(address)
    look(page)


def test_given_a_hall_when_the_screen_is_opened_then_it_does_not_scroll(
    empty_site: Server, open_page: OpenPage, look: Look
) -> None:
    page = open_page("hall")
    page.goto("/gallery/screen/")
    look(page)
    assert page.evaluate("document.documentElement.scrollHeight") == 1080


def test_given_a_keyboard_when_a_form_comes_back_then_one_stands_in_the_summary_and_its_links_lead_to_the_controls(
    empty_site: Server, open_page: OpenPage
) -> None:
    page = open_page("laptop")
    page.goto("/gallery/participant/")
    assert page.locator(".govuk-error-summary").evaluate("element => element === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_wrong-who_0"


def test_given_a_long_answer_when_written_then_what_is_left_is_told(empty_site: Server, open_page: OpenPage) -> None:
    page = open_page("phone")
    page.goto("/gallery/participant/")
    page.locator("#id_words").fill("Send the questions before.")
    assert page.locator("#id_words_limit").inner_text() == "974 letters left"
