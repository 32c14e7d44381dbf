"""What the browser tests stand on: Chromium, a real server, and a look at each page.

Chromium and the demonstration site live for one file. Playwright runs an event loop in the thread
that asked for it; ended after each file, it cannot meet the tests that use the database directly.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from alongside.frameworks.loading import load_pack
from scripts.chromium import find as find_chromium
from tests.browser.crew import Crew, UnderPack
from tests.browser.devices import FLAGS, OpenPage, People
from tests.browser.looking import Look
from tests.browser.places import LocalArea
from tests.servers import Server, Sites

# A busy machine is no failure: what a page should show may take its time, and passes as soon as it is there.
expect.set_options(timeout=15_000)

FAILED = pytest.StashKey[bool]()
RESULTS = Path(__file__).resolve().parents[2] / "test-results"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Remember that a test failed, so that its pages are kept as pictures when they close."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright, for one file."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for a file; each page has a context, so cookies and storage, of its own."""
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def demo_site(sites: Sites) -> Iterator[Server]:
    """A real server with the demonstration area, one for a file: its tests see what the others did."""
    with sites.server(demo=True) as server:
        yield server


@pytest.fixture(scope="module")
def empty_site(sites: Sites) -> Iterator[Server]:
    """A real server without the demonstration, one for a file."""
    with sites.server() as server:
        yield server


@pytest.fixture(scope="module")
def area(empty_site: Server) -> LocalArea:
    """An area of the file's own on that server, without people or sessions: its tests make what they need."""
    area = LocalArea(empty_site)
    area.is_made()
    return area


@pytest.fixture(scope="module")
def areas() -> dict[Path, LocalArea]:
    """The areas that the file's tests have made so far, by the folders of their packs."""
    return {}


@pytest.fixture
def under(empty_site: Server, open_page: OpenPage, look: Look, areas: dict[Path, LocalArea]) -> UnderPack:
    """The people of an area under a pack, be it one that comes with the product or a folder of one's own."""

    def people(folder: Path, *, has_everybody: bool = True) -> Crew:
        pack = load_pack(folder)
        if folder not in areas:
            areas[folder] = LocalArea(empty_site, slug=pack.id, title="Larkmoor")
            areas[folder].is_made(pack=pack.id, brings=folder)
        return Crew(pack, areas[folder], open_page, look, has_everybody=has_everybody)

    return people


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Server:
    """The server whose pages are opened: the file's demonstration site, unless the test asks for another.

    A test that also uses `server`, `empty_site`, `area` or `fresh_demo_site` gets that one.
    """
    for name in ("server", "empty_site", "fresh_demo_site"):
        if name in request.fixturenames:
            chosen: Server = request.getfixturevalue(name)
            return chosen
    shared: Server = request.getfixturevalue("demo_site")
    return shared


@pytest.fixture
def fresh_demo_site(serve: Callable[..., Server]) -> Server:
    """A real server with the demonstration area as it is first made, for this test alone."""
    return serve(demo=True)


@pytest.fixture
def open_page(request: pytest.FixtureRequest, chromium: Browser, site: Server) -> Iterator[OpenPage]:
    """Opens pages for the people of a test: `open_page("phone")`, each a person with a device of their own.

    Devices: phone, narrow (320 wide), laptop, hall. `javascript=False` for a browser without it.
    What the browser refused or raised on any of them fails the test.
    """
    with People(chromium, base_url=site.url) as people:
        yield people.open
        if request.node.stash.get(FAILED, False):
            people.keep_pictures(RESULTS, request.node.name)
        else:
            people.check_no_errors()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A participant's small phone: 360 by 740, touch."""
    return open_page("phone")


@pytest.fixture
def narrow(open_page: OpenPage) -> Page:
    """320 CSS pixels, which is also a laptop at 400 % zoom."""
    return open_page("narrow")


@pytest.fixture
def laptop(open_page: OpenPage) -> Page:
    """A laptop: 1280 by 800."""
    return open_page("laptop")


@pytest.fixture
def hall(open_page: OpenPage) -> Page:
    """The hall's screen: 1920 by 1080."""
    return open_page("hall")


@pytest.fixture
def phone_without_javascript(open_page: OpenPage) -> Page:
    """The phone with JavaScript switched off."""
    return open_page("phone", javascript=False)


@pytest.fixture
def look() -> Look:
    """Looks at a page: axe, sideways scrolling, clipped words; keeps a picture where SCREENSHOTS is set."""
    return Look()
