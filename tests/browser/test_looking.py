"""The look at a page finds what it is there to find: each test shows it a page with one fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.devices import People
from tests.browser.looking import Look

PAGE = """<!doctype html><html lang="en"><head><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>
<body><main><h1>What do you think?</h1>{body}</main></body></html>"""


@pytest.fixture
def people(chromium: Browser) -> Iterator[People]:
    with People(chromium, base_url="http://127.0.0.1:9") as people:
        yield people


def shown(page: Page, body: str, style: str = "") -> Page:
    page.set_content(PAGE.format(body=body, style=style))
    return page


@pytest.mark.parametrize("javascript", [True, False])
def test_given_a_sound_page_when_looked_at_then_nothing_is_found(
    people: People, look: Look, *, javascript: bool
) -> None:
    look(shown(people.open("phone", javascript=javascript), "<p>Tell us what you think of meetings.</p>"))


@pytest.mark.parametrize("javascript", [True, False])
def test_given_a_picture_without_words_when_looked_at_then_axe_names_it(
    people: People, look: Look, *, javascript: bool
) -> None:
    page = shown(people.open("phone", javascript=javascript), '<img id="face" src="data:,">')
    with pytest.raises(AssertionError, match="image-alt") as found:
        look(page)
    assert "#face" in str(found.value)


def test_given_a_small_target_when_looked_at_then_axe_names_it(people: People, look: Look) -> None:
    style = "button { width: 10px; height: 10px; padding: 0; border: 0; display: block }"
    page = shown(people.open("phone"), "<button>a</button><button>b</button>", style)
    with pytest.raises(AssertionError, match="target-size"):
        look(page)


def test_given_a_wide_box_when_looked_at_then_sideways_scrolling_names_it(people: People, look: Look) -> None:
    page = shown(people.open("narrow"), '<p class="wide">Too wide</p>', ".wide { width: 500px }")
    with pytest.raises(AssertionError, match=r"scrolls sideways by \d+ px at .*'p.wide'"):
        look(page)


def test_given_no_viewport_tag_when_looked_at_on_a_phone_then_its_width_is_told(people: People, look: Look) -> None:
    page = people.open("phone")
    page.set_content("<!doctype html><html lang='en'><head><title>A page</title></head><body>Words</body></html>")
    with pytest.raises(AssertionError, match="lays itself out for 980 px"):
        look(page)


def test_given_words_that_are_cut_off_when_looked_at_then_their_box_is_named(people: People, look: Look) -> None:
    style = ".cut { width: 80px; overflow: hidden; white-space: nowrap }"
    page = shown(people.open("laptop"), '<p class="cut">Much longer than its box</p>', style)
    with pytest.raises(AssertionError, match=r"cuts words off .*'p.cut'"):
        look(page)


def test_given_words_hidden_from_sight_on_purpose_when_looked_at_then_nothing_is_found(
    people: People, look: Look
) -> None:
    style = ".hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap }"
    look(shown(people.open("laptop"), '<p>Seen <span class="hidden">and read aloud</span></p>', style))


def test_given_a_script_that_raises_when_the_test_ends_then_it_fails(people: People) -> None:
    page = shown(people.open("laptop"), "<p>Words</p>")
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('the outbox broke') }, 0)")
    with pytest.raises(AssertionError, match="the outbox broke"):
        people.check_no_errors()


def test_given_a_policy_that_refuses_a_script_when_the_test_ends_then_it_fails(people: People) -> None:
    page = people.open("laptop")
    policy = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
    page.set_content(f"<!doctype html><html lang='en'><head>{policy}</head><body><script>1</script></body></html>")
    with pytest.raises(AssertionError, match="Content Security Policy"):
        people.check_no_errors()
