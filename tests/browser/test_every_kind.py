"""Every kind of activity in every way: by tapping, by keys alone, without JavaScript, on the screen, on paper, as files.

A row of `ROWS` for each kind; a kind without one fails.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal
from uuid import uuid4

import httpx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, StorageState, expect

from alongside.live.kinds import KINDS
from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.participants import Participant
from tests.browser.places import LocalArea, Member
from tests.browser.test_by_keyboard import Keyboard
from tests.servers import Server

ADULTS = "practitioners"
TAPPED, TYPED, PLAIN = "Said by tapping", "Said by keys", "Said without a script"
WAYS = (TAPPED, TYPED, PLAIN)
THANKS = re.compile("We have your (answer|note)")
# With the three, enough that a hall may see numbers.
OTHERS = 5


@dataclass(frozen=True)
class Row:
    """How one kind is answered: where it stands, what is chosen beside the words, and what the hall sees of that.

    `down` is how often the arrow key is pressed from `first`, where one chooses from radios.
    """

    template: str
    activity: str
    prompt: str
    question: str
    first: str = ""
    down: int = 0
    radio: str = ""
    ticks: Sequence[str] = ()
    ranks: Sequence[str] = ()
    value: str = ""
    at_table: bool = False
    told: Mapping[str, str] = field(default_factory=dict)
    has_pages: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether the hall sees numbers, and no words."""
        return bool(self.told)


ROWS: Mapping[str, Row] = {
    "ballot": Row(
        "choose-a-word",
        "vote",
        "word",
        "Which words do you like? Put the best one first.",
        ranks=("Our say", "Side by side"),
        value="our-say,side-by-side",
        told={"Our say": "8"},
    ),
    "board": Row("four-cornerstones", "make-the-difference", "one-thing", "What one thing would make it better?"),
    "choice": Row(
        "warm-up",
        "pockets",
        "treasure",
        "Pick up to three things for your pocket today.",
        ticks=("Music", "The sun"),
        value="music,sunshine",
        told={"Music": "8", "The sun": "8", "Food": "0"},
    ),
    "definition": Row("shared-definition", "our-words", "together", "What is “together”? Write one sentence."),
    "faces": Row(
        "warm-up",
        "right-now",
        "feeling",
        "How do you feel right now?",
        first="Great",
        down=1,
        radio="Good",
        value="happy",
        told={"Good": "8", "Great": "0"},
    ),
    "pledges": Row("pledge-wall", "pledges", "i-will", "What will you do? When will you do it?"),
    "scale": Row(
        "four-cornerstones",
        "cornerstones",
        "welcome",
        "I feel welcome here.",
        first="No, not at all",
        down=3,
        radio="Most of the time",
        value="4",
        told={"Most of the time": "8", "A little bit": "0"},
    ),
    "storyboard": Row(
        "storyboard",
        "story",
        "beginning",
        "Where does your story start?",
        first="No picture",
        down=3,
        radio="Bus",
        value="bus",
        has_pages=True,
    ),
    "tables": Row("world-cafe", "tables", "in-the-way", "What makes it hard?", at_table=True),
    "wall": Row("choose-a-word", "more-words", "words", "What do you call it when we do it together?"),
}


@pytest.fixture(scope="module")
def gwen(chromium: Browser, area: LocalArea) -> StorageState:
    """A facilitator who is signed in, for the whole file."""
    context = chromium.new_context(base_url=area.server.url)
    page = context.new_page()
    page.goto(area.link_for(Member("Gwen", "facilitator")))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile("/desk/$"))
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="module")
def sessions(area: LocalArea, gwen: StorageState) -> Callable[[str], str]:
    """The open session of a template, made when it is first asked for: two kinds may share one."""
    return cache(area.session)


class Tapping:
    """Fingers on a phone, with a script or without."""

    def __init__(self, page: Page, *, javascript: bool) -> None:
        self.page = page
        self.javascript = javascript

    def goes_to(self, row: Row) -> None:
        if row.at_table:
            self.page.get_by_role("link", name="Start", exact=True).tap()
            self.page.get_by_role("button", name=row.question).tap()
        else:
            self.page.get_by_role("link", name=row.question, exact=True).tap()

    def answers(self, row: Row, words: str) -> None:
        if row.radio:
            self.taps("radio", row.radio)
        for tile in row.ticks:
            self.taps("checkbox", tile)
        for place, option in enumerate(row.ranks, start=1):
            if self.javascript:
                self.page.get_by_role("button", name=f"Choose {option}", exact=True).tap()
            else:
                self.page.get_by_label(option).select_option(str(place))
        self.page.get_by_label(KINDS[kind_of(row)].invites).fill(words)

    def sends(self) -> None:
        self.page.get_by_role("button", name="Send it", exact=True).tap()

    def taps(self, role: Literal["radio", "checkbox"], name: str) -> None:
        tile = self.page.get_by_role(role, name=called(name))
        box = tile.bounding_box()
        assert box
        # At its upper edge: its middle may hold the button that reads it aloud.
        tile.tap(position={"x": box["width"] / 2, "y": min(20, box["height"] / 2)})


class Typing:
    """Hands on the keys: no click anywhere."""

    def __init__(self, page: Page) -> None:
        self.keys = Keyboard(page)

    def goes_to(self, row: Row) -> None:
        if row.at_table:
            self.keys.presses("Start")
            at_heading(self.keys.page, "Which table do you want to go to?")
        self.keys.presses(row.question)

    def answers(self, row: Row, words: str) -> None:
        if row.radio:
            self.keys.chooses(row.first, down=row.down)
        for tile in row.ticks:
            self.keys.presses(tile, key="Space")
        for option in row.ranks:
            self.keys.presses(f"Choose {option}")
        self.keys.writes(KINDS[kind_of(row)].invites, words)

    def sends(self) -> None:
        self.keys.presses("Send it")


def kind_of(row: Row) -> str:
    """The kind whose row this is."""
    return next(kind for kind, its in ROWS.items() if its is row)


def at_heading(page: Page, heading: str) -> None:
    """The page with this heading is there."""
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()


def check_sees_it(page: Page, row: Row, words: str) -> None:
    """What somebody said stands where they said it: as their note, or as what is chosen and written."""
    own = page.locator("#own .own-note__words")
    if page.get_by_label(KINDS[kind_of(row)].invites).input_value() != words:
        expect(own.filter(has_text=words)).to_have_count(1)
    for tile in (row.radio, *row.ticks):
        if tile:
            expect(page.locator(".big-choice__input:checked + label").filter(has_text=tile)).to_have_count(1)
    if row.ranks:
        chosen = page.locator(".ranking__place").evaluate_all("all => all.map((one) => one.value).filter(Boolean)")
        assert sorted(chosen) == [str(place) for place in range(1, len(row.ranks) + 1)]


def takes_part(hands: Tapping | Typing, person: Participant, code: str, row: Row, words: str, *, looks: bool) -> None:
    """Come in, answer one question, be thanked, and find the answer there again."""
    page = person.page
    person.takes_part(code, ADULTS)
    hands.goes_to(row)
    at_heading(page, row.question)
    address = page.url
    hands.answers(row, words)
    if looks:
        person.looks("question")
    hands.sends()
    expect(page.get_by_role("status").filter(has_text=THANKS).first).to_be_visible()
    page.goto(address)
    check_sees_it(page, row, words)


def others_say(server: Server, code: str, row: Row) -> None:
    """The same from some more people, without words: enough for a hall to see numbers."""
    with httpx.Client(base_url=f"{server.url}/api/v1/sessions/{code}", timeout=30, trust_env=False) as client:
        for _ in range(OTHERS):
            token = client.post("/join", json={"group": ADULTS}).json()["token"]
            said = {"id": str(uuid4()), "activity": row.activity, "prompt": row.prompt, "value": row.value}
            answer = client.post("/contributions", json=said, headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 201, answer.text


def exported(page: Page, kind: str) -> list[dict[str, Any]]:
    """What a file of one format holds, as somebody downloads it on the page of the session: a row for each thing."""
    with page.expect_download() as download:
        page.locator(f"a[href='?format={kind}']").click()
    content = download.value.path().read_bytes()
    if kind == "json":
        told: list[dict[str, Any]] = json.loads(content)["contributions"]
        return told
    if kind == "csv":
        return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    head, *rows = load_workbook(io.BytesIO(content), read_only=True)["contributions"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), cells, strict=True)) for cells in rows]


def check_hall(hall: Page, look: Look, row: Row, kind: str, address: str) -> None:
    """The screen has everybody's words; or numbers, where people chose."""
    hall.goto(f"{address}/screen/?activity={row.activity}")
    main = hall.get_by_role("main")
    if row.is_counted:
        for label, people in row.told.items():
            line = main.get_by_role("row").filter(has=hall.get_by_role("rowheader", name=label, exact=True)).first
            expect(line).to_contain_text(people)
    elif row.has_pages:
        for place, words in enumerate(WAYS, start=1):
            hall.goto(f"{address}/screen/?activity={row.activity}&page={place}")
            expect(main).to_contain_text(words)
    else:
        for words in WAYS:
            expect(main.get_by_text(words, exact=True)).to_be_visible()
    look(hall, f"kind-{kind}-screen")


def check_results(team: Page, look: Look, row: Row, kind: str, address: str) -> None:
    """The team has every word: on the page of results, or behind the number of notes."""
    team.goto(f"{address}/results/")
    look(team, f"kind-{kind}-results")
    notes = team.get_by_role("link", name="3 notes in their own words")
    behind = notes.and_(team.locator(f"[href*='{row.activity}'][href*='{row.prompt}']"))
    if behind.count():
        behind.click()
    for words in WAYS:
        expect(team.get_by_role("main")).to_contain_text(words)


def check_paper(team: Page, server: Server, code: str, row: Row, address: str) -> None:
    """Each prompt of the activity stands on one of the sheets to fill in."""
    told = httpx.get(f"{server.url}/api/v1/sessions/{code}", trust_env=False).json()
    [prompts] = [one["prompts"] for one in told["activities"] if one["id"] == row.activity]
    team.goto(f"{address}/sheet/?version=full&sheets=1&parts=answers")
    sheets = team.locator(".sheet")
    expect(sheets.first).to_be_visible()
    for prompt in prompts:
        expect(sheets.filter(has=team.get_by_role("heading", name=prompt["title"])).first).to_be_visible()


def check_files(team: Page, row: Row, address: str) -> None:
    """Every export has the three, with what each of them chose."""
    team.goto(f"{address}/export/")
    for ending in ("csv", "json", "xlsx"):
        found = {
            (one["words"], one["value"] or "")
            for one in exported(team, ending)
            if (one["activity"], one["prompt"]) == (row.activity, row.prompt) and one["words"]
        }
        assert found == {(words, row.value) for words in WAYS}, ending


def test_every_kind_has_a_row_here() -> None:
    assert sorted(ROWS) == sorted(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_works_by_tapping_by_keys_and_without_javascript_on_the_screen_on_paper_and_in_every_file(
    kind: str,
    area: LocalArea,
    gwen: StorageState,
    sessions: Callable[[str], str],
    open_page: OpenPage,
    look: Look,
) -> None:
    row = ROWS[kind]
    code = sessions(row.template)
    address = f"/{area.slug}/sessions/{code}"

    # When three people answer, each in their way
    phone, laptop, plain = open_page("phone"), open_page("laptop"), open_page("phone", javascript=False)
    ana, ben, cas = (Participant(page, look, f"kind-{kind}") for page in (phone, laptop, plain))
    takes_part(Tapping(phone, javascript=True), ana, code, row, TAPPED, looks=True)
    takes_part(Typing(laptop), ben, code, row, TYPED, looks=False)
    takes_part(Tapping(plain, javascript=False), cas, code, row, PLAIN, looks=False)
    if row.is_counted:
        others_say(area.server, code, row)

    # And the facilitator shows what was held
    team = open_page("laptop", storage_state=gwen)
    team.goto(f"{address}/")
    shows = team.get_by_role("button", name=re.compile("^Show all 3 held under"))
    shows.first.click()
    expect(shows).to_have_count(0)

    # Then it stands everywhere
    hall = open_page("hall", storage_state=gwen)
    check_hall(hall, look, row, kind, address)
    check_results(team, look, row, kind, address)
    check_paper(team, area.server, code, row, address)
    check_files(team, row, address)
