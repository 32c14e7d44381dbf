"""Taking part, and sorting what was said, with nothing but a keyboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.participants import receipt_on
from tests.browser.places import LocalArea, Member

# Whatever has the focus: its name, and whether it can be seen that it has it. A choice shows it on its label.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const label = element.labels?.[0];
  const own = element.getAttribute('aria-label') || (label ?? element).textContent;
  const ring = (shown) => shown && ['outlineStyle', 'boxShadow'].some((one) => {
    return !['none', ''].includes(getComputedStyle(shown)[one]);
  });
  const before = (shown) => shown && getComputedStyle(shown, '::before').boxShadow !== 'none';
  const place = ['radio', 'checkbox'].includes(element.type) && label ? label : element;
  const box = place.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    name: own.replace(/\\s+/g, ' ').trim(),
    tag: element.tagName.toLowerCase(),
    seen: Boolean(ring(element) || ring(label) || before(label)),
    within: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: top && !place.contains(top) && !top.contains(place) && !element.contains(top),
  };
}"""


class Keyboard:
    """Hands on the keys. Wherever the focus goes, it must be seen there."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def goes_to(self, name: str, *, most: int = 60) -> None:
        """Tab until what has this name, or a name that begins like this, has the focus."""
        passed = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(FOCUSED)
            if focused is None:
                continue
            assert focused["seen"], f"the focus on “{focused['name']}” cannot be seen on {self.page.url}"
            assert focused["within"], f"“{focused['name']}” has the focus outside the window on {self.page.url}"
            assert not focused["covered"], f"“{focused['name']}” has the focus behind something on {self.page.url}"
            if focused["name"].startswith(name):
                return
            passed.append(focused["name"])
        raise AssertionError(f"“{name}” cannot be reached by Tab on {self.page.url}; passed: {passed}")

    def presses(self, name: str, *, key: str = "Enter") -> None:
        self.goes_to(name)
        self.page.keyboard.press(key)

    def chooses(self, first: str, *, down: int = 0) -> None:
        """Tab into a group of choices at its first one, and go down by the arrow key."""
        self.goes_to(first)
        for _ in range(down):
            self.page.keyboard.press("ArrowDown")
        if not down:
            self.page.keyboard.press("Space")

    def writes(self, label: str, words: str) -> None:
        self.goes_to(label)
        self.page.keyboard.type(words)

    def skips_to_the_main_part(self) -> None:
        """The first Tab of a page offers the way past everything that stands above it."""
        self.page.keyboard.press("Tab")
        focused = self.page.evaluate(FOCUSED)
        assert focused["name"].startswith("Skip to the main"), focused
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("main")).to_be_focused()

    def stands_at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()


def test_given_a_keyboard_when_somebody_takes_part_then_they_leave_with_a_receipt(
    area: LocalArea, open_page: OpenPage
) -> None:
    code = area.session()
    page = open_page("laptop")
    keys = Keyboard(page)
    page.goto("/join/")
    keys.skips_to_the_main_part()
    keys.writes("Type the code", code)
    page.keyboard.press("Enter")
    keys.stands_at("Listening session")
    keys.presses("OK, start")
    keys.stands_at("Who are you?")
    keys.chooses("Children and young people", down=1)  # parents and carers
    keys.presses("Go on", key="Space")
    keys.stands_at("Whose words will you write?")
    keys.goes_to("My own words")  # chosen already
    keys.presses("Go on")
    keys.stands_at("How do you like it?")
    keys.presses("Calmer colours", key="Space")
    expect(page.get_by_role("button", name="Calmer colours")).to_have_attribute("aria-pressed", "true")
    keys.presses("Go on")
    keys.stands_at("Here is what we ask")
    keys.presses("Start")
    keys.stands_at("I can say what I need. Someone will listen.")
    keys.chooses("No, not at all", down=2)
    keys.presses("Send it")
    keys.stands_at("How do you feel about it now?")
    keys.presses("I need a break or help")
    keys.stands_at("Somebody is coming")
    keys.presses("Go back to where I was")
    keys.stands_at("How do you feel about it now?")
    keys.chooses("Happy")
    keys.writes("Do you want to say more?", "They listened")
    keys.chooses("Yes, everybody may read it")
    keys.presses("Send it")
    keys.stands_at("What should we stop doing?")
    keys.presses("Skip this one")
    keys.stands_at("What should we keep doing?")
    keys.writes("Write one note", "Tea")
    keys.presses("Send it")
    expect(page.get_by_role("main")).to_contain_text("Tea")
    keys.presses("Go on to the next")
    keys.stands_at("What new idea do you have?")
    keys.presses("To the list")
    keys.stands_at("What comes next")
    keys.presses("I want to stop now. Get my receipt")
    keys.stands_at("Thank you")
    receipt = receipt_on(page)

    # And comes back with it
    page.goto("/r/")
    keys.writes("Type your receipt", receipt)
    page.keyboard.press("Enter")
    keys.stands_at("What happened to your words")
    expect(page.get_by_role("main")).to_contain_text("They listened")
    keys.presses("Take it back: They listened")
    keys.stands_at("Take it back?")
    keys.presses("Yes, take it back")
    expect(page.get_by_text("They listened")).to_have_count(0)


def test_given_a_keyboard_when_somebody_sorts_what_was_said_then_a_theme_holds_it(
    open_page: OpenPage, look: Look
) -> None:
    # The demonstration has voices to sort
    page = open_page("laptop")
    keys = Keyboard(page)
    page.goto("/")
    keys.skips_to_the_main_part()
    keys.presses("Be Denise", key="Space")
    keys.stands_at("What was said, and what it is about")
    keys.skips_to_the_main_part()
    words = page.get_by_role("main").get_by_role("checkbox").nth(1)
    name = words.evaluate("element => element.labels[0].textContent.replace(/\\s+/g, ' ').trim()")
    keys.writes("Put a code on what is ticked", "by keyboard")
    keys.presses(name, key="Space")
    expect(page.get_by_role("checkbox", name=name).first).to_be_checked()
    page.get_by_label("Put a code on what is ticked").press("Enter")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("checkbox", name=name))
    expect(row.get_by_text("by keyboard").first).to_be_visible()
    keys.presses("Make a theme")
    keys.stands_at("Make a theme")
    keys.writes("Title", "Made by keys alone")
    keys.writes("Title in easy words", "By keys")
    keys.writes("The same in easy words", "Nobody needs a mouse.")
    keys.presses("by keyboard", key="Space")
    look(page, "theme-by-keyboard")
    keys.presses("Save the theme")
    keys.stands_at("Made by keys alone")


def test_given_a_keyboard_when_a_facilitator_runs_a_session_then_every_button_is_in_reach(
    area: LocalArea, open_page: OpenPage
) -> None:
    page = open_page("laptop")
    keys = Keyboard(page)
    page.goto(area.link_for(Member("Mina", "coordinator")))
    keys.skips_to_the_main_part()
    keys.presses("Sign in")
    keys.stands_at("Hello Mina")
    code = area.session(is_open=False)
    page.goto(f"/{area.slug}/sessions/{code}/")
    keys.skips_to_the_main_part()
    keys.presses("Open: How it is now")
    expect(page.get_by_role("button", name="Close").first).to_be_visible()
