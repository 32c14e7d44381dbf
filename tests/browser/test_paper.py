"""Paper: the pack that comes out of the printer, and a pile that a helper types in by keys alone."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.places import LocalArea, Member
from tests.browser.team import STRIP, TeamMember

WILF = Member("Wilf", "facilitator")
A4 = (595, 842)


@pytest.fixture
def wilf(open_page: OpenPage, look: Look, area: LocalArea) -> TeamMember:
    helper = TeamMember(open_page("laptop"), look, area)
    helper.signs_in_with(area.link_for(WILF))
    return helper


def printed(page: Page, name: str = "") -> PdfReader:
    """What comes out of the printer; kept beside the pictures where SCREENSHOTS names a folder."""
    content = page.pdf(prefer_css_page_size=True)
    if name and (folder := os.environ.get("SCREENSHOTS")):
        (Path(folder) / f"{name}.pdf").write_bytes(content)
    return PdfReader(io.BytesIO(content))


@pytest.mark.parametrize("template", ["north-west-event", "york-training", "listening-session"])
@pytest.mark.parametrize("version", ["easy", "big", "full"])
def test_every_sheet_of_the_pack_is_one_page_with_its_code(
    wilf: TeamMember, look: Look, area: LocalArea, template: str, version: str
) -> None:
    code = area.session(template, is_open=False, hear_back_by="2031-05-04")
    wilf.opens(f"sessions/{code}/sheet/?version={version}&sheets=2&parts=join&parts=answers&parts=stickers&stickers=1")
    look(wilf.page, f"pack-{template}-{version}")
    sheets = wilf.page.locator(".sheet")
    expect(sheets.first).to_be_visible()
    wanted = sheets.count()
    strips = set(STRIP.findall(wilf.main.inner_text()))
    pdf = printed(wilf.page, f"pack-{template}-{version}")
    assert len(pdf.pages) == wanted, "a sheet ran over its page, or two of them share one"
    assert len(strips) == 2
    answers = [page.extract_text() for page in pdf.pages if "Code of this sheet" in page.extract_text()]
    assert len(answers) >= 2
    for text in answers:
        assert re.search(r"[A-Z0-9]{5}\W[A-Z0-9]{5}", text)
        assert f"{code[:3]} {code[3:]}" in text
    assert sum("Tear here" in text for text in answers) == 2
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages} == {A4}


def test_big_print_is_18_point_at_least_and_easy_words_14(wilf: TeamMember, area: LocalArea) -> None:
    code = area.session("north-west-event", is_open=False)
    smallest = """(points) => [...document.querySelectorAll('.pack .sheet:not(.sheet--stickers) *')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) < points * 4 / 3 - 0.01)
      .map((one) => one.outerHTML.slice(0, 80))"""
    for version, points in (("big", 18), ("easy", 14)):
        wilf.opens(f"sessions/{code}/sheet/?version={version}&sheets=1")
        wilf.page.emulate_media(media="print")
        assert wilf.page.evaluate(smallest, points) == []
        wilf.page.emulate_media(media="screen")


def test_sixty_people_have_sixty_receipts(wilf: TeamMember, area: LocalArea) -> None:
    code = area.session("north-west-event", is_open=False)
    wilf.opens(f"sessions/{code}/sheet/?sheets=60&parts=answers")
    assert len(set(STRIP.findall(wilf.main.inner_text()))) == 60
    assert len(printed(wilf.page).pages) == wilf.page.locator(".sheet").count()


def test_a_pile_is_typed_by_keys_alone(wilf: TeamMember, look: Look, area: LocalArea) -> None:
    code = area.session("north-west-event", is_open=False)
    page, keys = wilf.page, wilf.page.keyboard
    wilf.opens(f"sessions/{code}/paper/")
    page.get_by_label("Which question do they answer?").select_option(label="Keep: what is good as it is?")
    page.get_by_label("About how many are in it?").fill("3")
    look(page, "paper-pile")
    wilf.presses("Start typing")
    for words in ("The biscuits", "The quiet room", "The biscuits"):
        expect(page.get_by_label("Their exact words")).to_be_focused()
        keys.type(words)
        keys.press("Enter")
        expect(page.get_by_role("region", name="What you typed last").get_by_role("listitem").first).to_contain_text(
            words
        )
    expect(wilf.main).to_contain_text("3 of about 3")
    expect(wilf.main).to_contain_text("The same words are here already")
    look(page, "paper-note")


def test_stickers_are_typed_with_numbers(wilf: TeamMember, look: Look, area: LocalArea) -> None:
    code = area.session("north-west-event", is_open=False)
    page, keys = wilf.page, wilf.page.keyboard
    wilf.opens(f"sessions/{code}/paper/")
    page.get_by_label("Which question do they answer?").select_option(index=1)
    wilf.presses("Start typing")
    last = page.get_by_role("region", name="What you typed last").get_by_role("listitem").first
    for key, choice in (("1", "Yes"), ("3", "No"), ("2", "Not sure")):
        expect(wilf.main).to_contain_text("A number chooses")
        keys.press(key)
        expect(page.get_by_role("radio", name=choice, exact=True)).to_be_checked()
        expect(page.get_by_label("Their exact words")).to_be_focused()
        if choice == "No":
            keys.type("It was 3 hours")
        keys.press("Enter")
        expect(last).to_contain_text(choice)
    look(page, "paper-stickers")
    expect(wilf.main).to_contain_text("It was 3 hours")


@pytest.mark.parametrize("javascript", [True, False])
def test_many_lines_come_in_at_once_and_doubles_wait_for_a_choice(
    open_page: OpenPage, look: Look, area: LocalArea, javascript: bool
) -> None:
    helper = TeamMember(open_page("laptop", javascript=javascript), look, area)
    helper.signs_in_with(area.link_for(WILF))
    code = area.session("north-west-event", is_open=False)
    page = helper.page
    helper.opens(f"sessions/{code}/paper/")
    page.get_by_label("Which question do they answer?").select_option(label="Keep: what is good as it is?")
    page.get_by_role("radio", name="Many at once, one note on each line").check()
    helper.presses("Start typing")
    page.get_by_label("One note on each line").fill("The biscuits\nThe quiet room\nThe biscuits")
    look(page, f"paper-lines-{javascript}")
    helper.presses("Save them all")
    expect(page.get_by_role("alert")).to_contain_text("Line 3: The biscuits")
    look(page, f"paper-doubles-{javascript}")
    helper.presses("Typed before: leave out")
    expect(helper.main).to_contain_text("2 typed so far")
    expect(page.get_by_role("region", name="What you typed last").get_by_role("listitem")).to_have_count(2)
    look(page, f"paper-lines-saved-{javascript}")
    helper.presses("Take all of them out again")
    expect(helper.main).to_contain_text("0 typed so far")


def test_long_work_shows_how_far_it_is_and_can_be_left(wilf: TeamMember, look: Look, area: LocalArea) -> None:
    code = area.session("north-west-event", is_open=False)
    page = wilf.page
    rows = [f"bin-keep-light-bulb,keep,Note number {number}" for number in range(2500)]
    content = "\n".join(["activity,prompt,words", *rows])
    wilf.opens(f"sessions/{code}/import/")
    page.get_by_label("Choose a CSV file").set_input_files(
        {"name": "many.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    wilf.presses("Look at the file")
    wilf.presses("Bring them in")
    expect(page).to_have_url(re.compile("/jobs/"))
    look(page, "job-on-its-way")
    expect(wilf.main).to_contain_text("2500 new rows came in", timeout=60_000)
    look(page, "job-import-ready")

    wilf.opens(f"sessions/{code}/export/")
    look(page, "export-large")
    wilf.presses("XLSX, for a spreadsheet")
    expect(page).to_have_url(re.compile("/jobs/"))
    wilf.opens("desk/")
    wilf.opens(f"sessions/{code}/export/")
    page.get_by_role("region", name="Files that you asked for").get_by_role("link").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download it").click(timeout=60_000)
    look(page, "job-file-ready")
    assert download.value.suggested_filename.endswith(".xlsx")
    assert load_workbook(io.BytesIO(download.value.path().read_bytes()))["contributions"].max_row == 2501


def test_a_photographed_sheet_stands_beside_the_form(wilf: TeamMember, look: Look, area: LocalArea) -> None:
    code = area.session("north-west-event", is_open=False)
    page = wilf.page
    drawn = io.BytesIO()
    Image.new("RGB", (900, 1270), "#e8e0c8").save(drawn, "JPEG")
    wilf.opens(f"sessions/{code}/paper/")
    page.get_by_label("Which question do they answer?").select_option(label="Keep: what is good as it is?")
    wilf.presses("Start typing")
    page.get_by_label("A photo or scan of this person’s sheet").set_input_files(
        {"name": "sheet.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}
    )
    wilf.presses("Put it beside the form")
    picture = page.get_by_role("img", name="The sheet, as it was photographed")
    expect(picture).to_be_visible()
    look(page, "paper-scan")
    narrow = picture.bounding_box()
    page.get_by_label("Bigger").focus()
    page.keyboard.press("Space")
    wide = picture.bounding_box()
    assert narrow is not None
    assert wide is not None
    assert wide["width"] > 2 * narrow["width"]
    look(page, "paper-scan-bigger")
    page.get_by_label("Their exact words").fill("The biscuits")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="What you typed last")).to_contain_text("The biscuits")
    expect(picture).to_be_visible()
