"""Somebody who would rather show it or say it aloud: a photo, a drawing, their voice; and takes it back."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

LIGHT_BULB = "What new idea do you have?"
SECRET = "qvark-zyxomma"
# A second or more of speech, as the time that is left tells it.
SPEAKING = re.compile(r"^1:5[0-8]$")


def photo(size: tuple[int, int] = (3000, 2000)) -> FilePayload:
    """A big photo, with somebody's name in it as a camera writes it."""
    exif = Image.Exif()
    exif[0x013B] = SECRET
    out = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(out, "JPEG", quality=90, exif=exif)
    return {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def kept_by(area: LocalArea) -> list[Path]:
    """Every file in the store."""
    return [path for path in (area.server.site.folder / "files").rglob("*") if path.is_file()]


class Artist(Participant):
    """Somebody at a question that takes more than words."""

    def comes_to_the_question(self, code: str) -> None:
        self.joins(code, "Children and young people")
        self.page.get_by_role("link", name=LIGHT_BULB).click()
        self.is_asked(LIGHT_BULB)
        self.outbox_is_ready()

    @property
    def own(self) -> Locator:
        return self.page.locator("#own")

    def draws(self, *, lines: int = 1) -> None:
        sheet = self.page.get_by_role("img", name="Your drawing")
        sheet.scroll_into_view_if_needed()
        box = sheet.bounding_box()
        assert box
        for line in range(lines):
            y = box["y"] + 20 + 15 * line
            self.page.mouse.move(box["x"] + 20, y)
            self.page.mouse.down()
            self.page.mouse.move(box["x"] + box["width"] / 2, y + 30, steps=5)
            self.page.mouse.move(box["x"] + box["width"] - 20, y, steps=5)
            self.page.mouse.up()


def a_hall(area: LocalArea, open_page: OpenPage, look: Look, name: str) -> tuple[TeamMember, Page, str]:
    """A facilitator at her page, the hall's screen, and the code of their session."""
    facilitator = TeamMember(open_page("laptop"), look, area)
    facilitator.signs_in_with(area.link_for(Member(name, "facilitator")))
    code = area.session()
    facilitator.opens(f"sessions/{code}/")
    hall = open_page("hall", storage_state=facilitator.page.context.storage_state())
    hall.goto(f"/{area.slug}/sessions/{code}/screen/?activity=bin-keep-light-bulb")
    expect(hall.get_by_role("region", name=LIGHT_BULB)).to_be_visible()
    return facilitator, hall, code


def drawn(picture: Locator) -> None:
    """It is there, and its file came."""
    expect(picture).to_be_visible()
    expect(picture).not_to_have_js_property("naturalWidth", 0)


def test_a_photo_is_seen_by_a_person_first_then_by_the_hall_and_is_gone_when_it_is_taken_back(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    facilitator, hall, code = a_hall(area, open_page, look, "Petra")
    amira = Artist(open_page("phone"), look, "photo")
    amira.comes_to_the_question(code)
    amira.looks("ways-1-question")

    # Given a photo that she sees before she sends it
    amira.page.get_by_label("Add a photo or a picture").set_input_files(photo())
    expect(amira.page.get_by_text("Your picture is ready.")).to_be_visible()
    expect(amira.page.get_by_role("img", name="The picture that you chose")).to_be_visible()
    amira.looks("ways-2-photo")
    amira.presses("Send it")

    # Then she has it, the facilitator has it, and the hall has not
    drawn(amira.own.get_by_role("img", name="A picture"))
    amira.looks("ways-3-sent")
    note = facilitator.page.get_by_role("listitem").filter(has=facilitator.page.get_by_role("img", name="A picture"))
    drawn(note.get_by_role("img", name="A picture"))
    look(facilitator.page, "ways-4-facilitator")
    expect(hall.locator("[data-note]")).to_have_count(0)
    [file] = kept_by(area)
    assert SECRET.encode() not in file.read_bytes()

    # When somebody has said in words what it shows, and shows it
    note.get_by_role("link", name="Say in words what it shows").click()
    facilitator.page.get_by_label("In words").fill("Grey noise, like an old television")
    look(facilitator.page, "ways-5-describe")
    facilitator.page.get_by_role("button", name="Keep these words").click()
    facilitator.opens(f"sessions/{code}/")
    facilitator.page.get_by_role("button", name="Show", exact=False).first.click()

    # Then the hall sees it
    drawn(hall.get_by_role("img", name="Grey noise, like an old television"))
    look(hall, "ways-6-screen")

    # When she takes it back, then it is gone everywhere, also from the disk
    amira.page.get_by_role("link", name="My receipt").click()
    amira.presses("See my words")
    drawn(amira.page.get_by_role("img", name="Grey noise"))
    amira.looks("ways-7-receipt")
    amira.page.get_by_role("link", name="Take it back").click()
    drawn(amira.page.get_by_role("img", name="Grey noise"))
    amira.presses("Yes, take it back")
    expect(hall.locator("[data-note]")).to_have_count(0)
    assert kept_by(area) == []


def test_somebody_draws_and_takes_a_line_back(area: LocalArea, open_page: OpenPage, look: Look) -> None:
    amira = Artist(open_page("phone"), look, "drawing")
    amira.comes_to_the_question(area.session())

    amira.presses("Draw something")
    expect(amira.page.get_by_role("button", name="Undo")).to_be_disabled()
    amira.draws(lines=3)
    amira.page.get_by_role("radio", name="Red").check()
    amira.page.get_by_role("radio", name="Very thick").check()
    amira.draws()
    expect(amira.page.get_by_role("img", name="Your drawing. There is something on it.")).to_be_visible()
    amira.presses("Undo")
    expect(amira.page.get_by_text("The last line is gone.")).to_be_visible()
    amira.looks("ways-8-drawing")
    amira.presses("Send it")

    drawn(amira.own.get_by_role("img", name="A drawing"))
    expect(amira.page.get_by_role("button", name="Draw something")).to_be_visible()
    for file in kept_by(area):
        assert Image.open(file).format == "PNG"


def test_somebody_says_it_with_their_voice(area: LocalArea, open_page: OpenPage, look: Look) -> None:
    facilitator, hall, code = a_hall(area, open_page, look, "Vera")
    amira = Artist(open_page("phone"), look, "voice")
    amira.comes_to_the_question(code)

    # Given a recording that she hears before she sends it
    amira.presses("Say it with your voice")
    expect(amira.page.get_by_role("timer")).to_have_text(SPEAKING)
    amira.looks("ways-9-recording")
    amira.presses("Stop")
    expect(amira.page.get_by_text("Your recording is ready.")).to_be_visible()
    amira.presses("Listen to it")
    expect(amira.page.get_by_role("button", name="Be quiet")).to_be_visible()
    expect(amira.page.get_by_role("button", name="Listen to it")).to_be_visible()
    amira.looks("ways-10-recorded")
    amira.presses("Send it")

    # Then she and the facilitator can play it
    sound = amira.own.locator("audio")
    expect(sound).to_have_attribute("aria-label", re.compile(r"^A recording, \d+ seconds?$"))
    plays(sound)
    amira.looks("ways-11-said")
    plays(facilitator.page.locator("audio"))
    facilitator.page.get_by_role("button", name="Show", exact=False).first.click()
    expect(hall.get_by_text("A recording")).to_be_visible()
    look(hall, "ways-12-screen-voice")


def plays(sound: Locator) -> None:
    """The browser can play it: it knows how long it is."""
    expect(sound).to_be_visible()
    sound.evaluate("(element) => { element.preload = 'metadata'; element.load(); }")
    expect(sound).to_have_js_property("readyState", 4)


def test_who_sends_while_they_speak_has_sent_what_they_said(area: LocalArea, open_page: OpenPage, look: Look) -> None:
    amira = Artist(open_page("phone"), look, "voice")
    amira.comes_to_the_question(area.session())

    amira.presses("Say it with your voice")
    expect(amira.page.get_by_role("timer")).to_have_text(SPEAKING)
    amira.presses("Send it")

    expect(amira.own.locator("audio")).to_have_count(1)


def test_without_javascript_a_picture_goes_as_any_file_does_and_there_are_words_for_the_rest(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    amira = Artist(open_page("phone", javascript=False), look, "no-script")
    amira.joins(area.session(), "Children and young people")
    amira.page.get_by_role("link", name=LIGHT_BULB).click()
    expect(amira.page.get_by_role("button", name="Draw something")).to_be_hidden()
    expect(amira.page.get_by_role("button", name="Say it with your voice")).to_be_hidden()

    # What is no picture is refused, and the words are still there
    words = amira.page.get_by_role("textbox")
    words.fill("Let me bring my dog")
    nothing: FilePayload = {"name": "dog.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    amira.page.get_by_label("Add a photo or a picture").set_input_files(nothing)
    amira.presses("Send it")
    expect(amira.page.get_by_role("alert")).to_contain_text("We cannot open this picture.")
    expect(words).to_have_value("Let me bring my dog")
    amira.looks("ways-13-refused")

    amira.page.get_by_label("Add a photo or a picture").set_input_files(photo((600, 400)))
    amira.presses("Send it")

    expect(amira.own).to_contain_text("Let me bring my dog")
    expect(amira.own.get_by_role("img", name="A picture")).to_be_visible()
    amira.looks("ways-14-no-script")


def test_by_keyboard_a_drawing_can_be_left_again_and_said_in_words(
    area: LocalArea, open_page: OpenPage, look: Look
) -> None:
    amira = Artist(open_page("laptop"), look, "keyboard")
    amira.comes_to_the_question(area.session())
    keys = amira.page.keyboard

    amira.page.get_by_role("button", name="Draw something").focus()
    keys.press("Enter")
    expect(amira.page.get_by_role("heading", name="Your drawing")).to_be_focused()
    keys.press("Tab")
    expect(amira.page.get_by_role("radio", name="Black")).to_be_focused()
    keys.press("ArrowRight")
    expect(amira.page.get_by_role("radio", name="Blue")).to_be_checked()
    keys.press("Tab")
    expect(amira.page.get_by_role("radio", name="Thin", exact=True)).to_be_focused()
    keys.press("Tab")
    expect(amira.page.get_by_role("button", name="No drawing")).to_be_focused()
    amira.looks("ways-15-keyboard")
    keys.press("Enter")
    expect(amira.page.get_by_role("button", name="Draw something")).to_be_focused()
    amira.page.get_by_role("textbox").fill("A ramp at the door")
    amira.presses("Send it")

    expect(amira.own).to_contain_text("A ramp at the door")
    expect(amira.own.get_by_role("img")).to_have_count(0)
