"""Three hundred notes on the hall's screen: legible from the back row, page by page, and true after any trouble."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember

BOARD = "bin-keep-light-bulb"
COLUMNS = ("bin", "keep", "light-bulb")
SAID = (
    "less jargon, please",
    "send the papers a week before so that my mum can read them with me",
    "somebody who listens to me and writes it down",
    "the biscuits",
    "a break every half hour, and a quiet room that is really quiet",
    "My keyworker is great: she rings when she says she will ring, and she does not give up on us",
    "WHO DECIDES? SAY SO",
    "https://example.org/a-very-long-address-without-any-space-in-it/where-our-papers-are",
)
SMALLEST = 28 / 1920  # of the screen's width: what the back row of a hall can read

MEASURE = """() => {
  const main = document.querySelector('.screen-main').getBoundingClientRect();
  const notes = [...document.querySelectorAll('.wall__note, .stack-of-notes, .wall__head')];
  const named = (list) => list.map((one) => one.textContent.replace(/\\s+/g, ' ').trim());
  const root = document.documentElement;
  const join = document.querySelector('.screen-join__code').getBoundingClientRect();
  return {
    scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth,
    outside: named(notes.filter((one) => {
      const box = one.getBoundingClientRect();
      return box.bottom > main.bottom + 0.5 || box.right > main.right + 0.5;
    })),
    clipped: named(notes.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)),
    smallest: Math.min(...[...document.querySelectorAll('.note__words, .stack-of-notes__title')]
      .map((one) => parseFloat(getComputedStyle(one).fontSize))) / innerWidth,
    join: join.top >= 0 && join.right <= innerWidth && join.height > 0,
  };
}"""
FITS = {"scrolls": False, "outside": [], "clipped": [], "join": True}

# What a screen shows, without the white space between elements and the order of attributes.
SHOWN = """() => {
  const told = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s+/g, ' ').trim();
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const attributes = [...node.attributes].map(({name, value}) => `${name}=${value}`).sort();
    return [node.tagName, attributes, [...node.childNodes].map(told).filter((one) => one.length)];
  };
  return JSON.stringify(['screen-heading', 'screen-content', 'screen-pages'].map((id) => told(document.getElementById(id))));
}"""


class Hall:
    """A session with a facilitator and the hall's screen."""

    def __init__(self, area: LocalArea, open_page: OpenPage, look: Look, name: str) -> None:
        self.area = area
        self.look = look
        self.open_page = open_page
        self.facilitator = TeamMember(open_page("laptop"), look, area)
        self.facilitator.signs_in_with(area.link_for(Member(name, "facilitator")))
        self.code = area.session("north-west-event")
        self.facilitator.shows_new_words_at_once(self.code)
        self.address = f"/{area.slug}/sessions/{self.code}"
        self.screen = self.opens_a_screen()

    def opens_a_screen(self, *, javascript: bool = True) -> Page:
        state = self.facilitator.page.context.storage_state()
        screen = self.open_page("hall", javascript=javascript, storage_state=state)
        screen.goto(f"{self.address}/screen/?activity={BOARD}")
        return screen

    def brings_in(self, folder: Path, notes: int) -> None:
        file = folder / "notes.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["activity", "prompt", "group", "words"])
            for number in range(notes):
                writer.writerow([BOARD, COLUMNS[number % 3], "practitioners", f"n{number} {SAID[number % len(SAID)]}"])
        self.area.server.alongside("import", str(file), "--session", self.code)

    def posts(self, path: str, **sent: Any) -> None:
        """Press a button of the facilitator's pages, without looking at one."""
        page = self.facilitator.page
        token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
        parts = [f"csrfmiddlewaretoken={token}"]
        for name, value in sent.items():
            parts += [f"{name}={one}" for one in (value if isinstance(value, list) else [value])]
        answer = page.request.post(
            f"{self.area.server.url}{self.address}/{path}",
            data="&".join(parts),
            headers={"Content-Type": "application/x-www-form-urlencoded", "Referer": self.area.server.url},
            max_redirects=0,
        )
        assert answer.status == 302, (path, answer.status, answer.text()[:500])

    def is_shown_at(self, page: int) -> None:
        expect(self.screen.locator("#screen-pages")).to_contain_text(f"Page {page} of")

    def pages(self) -> int:
        found = re.search(r"Page \d+ of (\d+)", self.screen.locator("#screen-pages").inner_text())
        return int(found[1]) if found else 1


def notes_on(page: Page) -> list[str]:
    return re.findall(r"\bn\d+(?= )", page.locator("#screen-content").inner_text())


@pytest.mark.parametrize("size", [{"width": 1920, "height": 1080}, {"width": 1280, "height": 720}])
def test_given_three_hundred_notes_then_each_is_legible_on_one_page_and_nothing_scrolls_or_is_cut_off(
    area: LocalArea, open_page: OpenPage, look: Look, tmp_path: Path, size: ViewportSize
) -> None:
    hall = Hall(area, open_page, look, f"Ada{size['width']}")
    hall.brings_in(tmp_path, 300)
    hall.screen.set_viewport_size(size)
    hall.screen.reload()
    seen: list[str] = []
    total = hall.pages()
    for number in range(1, total + 1):
        hall.is_shown_at(number)
        measured = hall.screen.evaluate(MEASURE)
        assert measured.pop("smallest") >= SMALLEST
        assert measured == FITS
        seen += notes_on(hall.screen)
        if number in (1, total):
            look(hall.screen, f"wall-{size['width']}-{number}")
        hall.screen.keyboard.press("PageDown")
    assert sorted(seen) == sorted(f"n{number}" for number in range(300))
    hall.is_shown_at(total)


def test_given_a_full_wall_then_it_turns_by_key_by_link_from_the_phone_and_never_by_itself(
    area: LocalArea, open_page: OpenPage, look: Look, tmp_path: Path
) -> None:
    hall = Hall(area, open_page, look, "Bea")
    hall.brings_in(tmp_path, 90)
    screen = hall.screen
    hall.is_shown_at(1)
    screen.keyboard.press("ArrowRight")
    hall.is_shown_at(2)
    screen.get_by_role("link", name="Back").click()
    hall.is_shown_at(1)

    # From the facilitator's phone, whatever somebody turned at the screen
    phone = open_page("phone", storage_state=hall.facilitator.page.context.storage_state())
    phone.goto(f"{hall.address}/activities/{BOARD}/piles/")
    phone.get_by_role("button", name="Next page").click()
    hall.is_shown_at(2)

    # A note that comes moves nothing, until somebody asks to follow
    before = notes_on(screen)
    talk(hall, "n900 The newest of all")
    screen.wait_for_timeout(600)
    assert notes_on(screen) == before
    screen.get_by_role("link", name="Follow the newest").click()
    expect(screen.get_by_text("n900 The newest of all")).to_be_visible()
    look(screen, "wall-newest")
    screen.get_by_role("link", name="Stay on this page").click()
    expect(screen.get_by_role("link", name="Follow the newest")).to_be_visible()


def test_given_no_javascript_then_pages_and_long_notes_are_links(
    area: LocalArea, open_page: OpenPage, look: Look, tmp_path: Path
) -> None:
    hall = Hall(area, open_page, look, "Cai")
    hall.brings_in(tmp_path, 60)
    talk(hall, "n901 " + "We would like to be asked before anything is decided about us. " * 6, prompt="keep")
    screen = hall.opens_a_screen(javascript=False)
    screen.get_by_role("link", name="Next page").click()
    expect(screen.locator("#screen-pages")).to_contain_text("Page 2 of")
    look(screen, "wall-without-javascript")
    screen.get_by_role("link", name="Follow the newest").click()
    screen.get_by_role("link", name="Read all of it").last.click()
    assert screen.evaluate(MEASURE)["scrolls"] is False
    look(screen, "wall-one-note")
    screen.get_by_role("link", name="Back to all notes").click()
    expect(screen.get_by_role("region", name="What should we keep doing?")).to_be_visible()


def talk(hall: Hall, words: str, *, prompt: str = "bin") -> str:
    """Somebody says something on their phone; returns its id."""
    address = f"{hall.area.server.url}/api/v1/sessions/{hall.code}"
    token = httpx.post(f"{address}/join", json={"group": "practitioners"}).json()["token"]
    uuid = str(uuid4())
    said = {"id": uuid, "activity": BOARD, "prompt": prompt, "words": words}
    answer = httpx.post(f"{address}/contributions", json=said, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 201, answer.text
    return uuid


class Busy:
    """A session in which one thing after the other happens."""

    def __init__(self, hall: Hall, seed: int) -> None:
        self.hall = hall
        self.random = Random(seed)  # noqa: S311  # the same events each time
        self.made = 0
        self.notes = [talk(hall, f"n{number} {SAID[number % 4]}") for number in range(6)]

    def happens(self, times: int) -> None:
        for _ in range(times):
            kind = self.random.choice(["says", "says", "says", "holds", "shows", "piles", "loosens", "turns"])
            getattr(self, kind)(self.random.sample(self.notes, 3))

    def says(self, some: list[str]) -> None:
        words = f"n{len(self.notes)} {self.random.choice(SAID)}"
        self.notes.append(talk(self.hall, words, prompt=self.random.choice(COLUMNS)))

    def holds(self, some: list[str]) -> None:
        self.hall.posts(f"contributions/{some[0]}/hold/")

    def shows(self, some: list[str]) -> None:
        self.hall.posts(f"contributions/{some[0]}/show/")

    def piles(self, some: list[str]) -> None:
        self.made += 1
        self.piles_up(f"Pile {self.made}", some)

    def piles_up(self, title: str, some: list[str]) -> None:
        self.hall.posts(f"activities/{BOARD}/piles/", to="new", title=title, note=some)

    def loosens(self, some: list[str]) -> None:
        self.hall.posts(f"activities/{BOARD}/piles/", to="none", note=some)

    def turns(self, some: list[str]) -> None:
        self.hall.posts(f"activities/{BOARD}/turn/", page=self.random.choice(["1", "2", "newest"]))


@pytest.mark.parametrize("seed", [3, 11])
def test_given_anything_that_happened_with_the_network_cut_meanwhile_then_the_screen_equals_a_fresh_one(
    area: LocalArea, open_page: OpenPage, look: Look, seed: int
) -> None:
    hall = Hall(area, open_page, look, f"Dan{seed}")
    busy = Busy(hall, seed)
    busy.happens(12)
    hall.screen.context.set_offline(True)
    busy.piles_up("Made while the network was gone", busy.notes[:1])
    busy.happens(12)
    expect(hall.screen.get_by_text("Made while the network was gone")).to_have_count(0)
    hall.screen.context.set_offline(False)
    busy.happens(4)

    fresh = hall.opens_a_screen()
    for _ in range(100):
        if hall.screen.evaluate(SHOWN) == fresh.evaluate(SHOWN):
            break
        hall.screen.wait_for_timeout(200)
    assert hall.screen.evaluate(SHOWN) == fresh.evaluate(SHOWN)
    look(hall.screen, f"wall-after-trouble-{seed}")
