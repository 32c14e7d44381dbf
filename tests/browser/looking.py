"""How a test looks at a page: as axe does, as a narrow screen does, and as a picture."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# All of axe's rules, and the size of touch targets, which it leaves off (WCAG 2.2, 2.5.8).
AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}

# Elements that stand out of the window, and boxes that cut their words off. What is hidden from
# sight on purpose (one pixel, clipped) and what scrolls inside itself is neither.
MEASURE = """() => {
  const width = document.documentElement.clientWidth;
  const name = (element) => element.tagName.toLowerCase()
    + (element.id ? '#' + element.id : '')
    + [...element.classList].map((one) => '.' + one).join('');
  const outside = [], clipped = [];
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2 || !element.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(element);
    if (box.right > width + 1 || box.left < -1) outside.push(name(element));
    if (['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1
        && element.innerText && element.innerText.trim()) clipped.push(name(element));
  }
  return {width, scrolls: document.documentElement.scrollWidth - width, outside, clipped};
}"""


class Look:
    """`look(page)` asserts that a page is fit for everybody; `name` names its picture."""

    def __call__(self, page: Page, name: str = "") -> None:
        """Look at a page as it stands now."""
        # What was just pressed may still be on its way: look when the next page is there.
        page.wait_for_load_state()
        page.locator("body").wait_for()
        self.keep_picture(page, name)
        self.check_fits(page)
        self.check_axe(page)

    def check_axe(self, page: Page) -> None:
        """Fail with the rule, the element and the way out for each thing that axe finds."""
        with _with_javascript(page) as readable:
            found = Axe().run(readable, options=AXE_OPTIONS).response["violations"]
        assert not found, f"axe on {page.url}\n" + "\n".join(_told(violation) for violation in found)

    def check_fits(self, page: Page) -> None:
        """Fail where the page scrolls sideways, or cuts words off."""
        measured = page.evaluate(MEASURE)
        size = page.viewport_size
        width = size["width"] if size else 0
        assert measured["width"] <= width, f"{page.url} lays itself out for {measured['width']} px, not for {width} px"
        assert measured["scrolls"] <= 0, (
            f"{page.url} scrolls sideways by {measured['scrolls']} px at {width} px: {measured['outside']}"
        )
        assert not measured["clipped"], f"{page.url} cuts words off at {width} px: {measured['clipped']}"

    def keep_picture(self, page: Page, name: str = "") -> None:
        """Save the whole page into the folder that SCREENSHOTS names, if it does."""
        folder = os.environ.get("SCREENSHOTS")
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        path = name or re.sub(r"https?://[^/]+", "", page.url)
        size = page.viewport_size
        width = size["width"] if size else 0
        page.screenshot(path=Path(folder) / f"{_file_name(path)}-{width}.png", full_page=True)


class LookOnce(Look):
    """The same for a journey of many people: each page that has a name is looked at once on each width."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, int]] = set()

    def __call__(self, page: Page, name: str = "") -> None:
        """Look at a page, unless one of this name was looked at as wide."""
        size = page.viewport_size
        seen = (name, size["width"] if size else 0)
        if not name or seen not in self._seen:
            super().__call__(page, name)
            self._seen.add(seen)


@contextmanager
def _with_javascript(page: Page) -> Iterator[Page]:
    """The page itself, or its twin for axe, which is a script: the same document, where its own scripts stay away."""
    if not page.evaluate("matchMedia('(scripting: none)').matches"):
        yield page
        return
    browser = page.context.browser
    assert browser is not None
    # In the head, a noscript renews a page that waits: the twin must stand still while axe reads it.
    head, body_tag, body = page.content().partition("<body")
    document = head + body_tag + body.replace("<noscript>", "<div>").replace("</noscript>", "</div>")
    context = browser.new_context(viewport=page.viewport_size, locale="en-GB")
    twin = context.new_page()
    twin.route("**/*", lambda route: route.abort() if route.request.resource_type == "script" else route.continue_())
    if page.url.startswith("http"):
        twin.route(page.url, lambda route: route.fulfill(body=document, content_type="text/html; charset=utf-8"))
        twin.goto(page.url)
    else:
        twin.set_content(document)
    yield twin
    context.close()


def _told(violation: dict[str, Any]) -> str:
    lines = [f"  {violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines.append(f"    {' '.join(str(part) for part in node['target'])}: {node['html'][:160]}")
        lines.append("      " + " ".join(str(node.get("failureSummary", "")).split()))
    return "\n".join(lines)


def _file_name(path: str) -> str:
    return re.sub(r"[^\w-]+", "-", path).strip("-") or "home"
