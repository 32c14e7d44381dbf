"""The Content-Security-Policy has no exceptions, so no template may need one."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

import pytest

from tests.checks.source import Source, planted, templates


class Inline(HTMLParser):
    """Hears of each thing in a page that a strict policy refuses."""

    def __init__(self) -> None:
        """Nothing heard yet."""
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and each of its attributes."""
        given = {name: value or "" for name, value in attrs}
        if tag == "style":
            self._refuse("<style>")
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self._refuse("<script> without src")
        for name, value in given.items():
            if name == "style" or (name.startswith("on") and name[2:].isalpha()):
                self._refuse(f"{name}=")
            if value.strip().casefold().startswith("javascript:"):
                self._refuse("javascript:")
            if name == "src" and value.strip().startswith(("http:", "https:", "//")):
                self._refuse("a file of somebody else's site")

    def _refuse(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))


def inline(sources: Iterable[Source]) -> list[str]:
    """Everything inline, as `file:line: what`."""
    found = []
    for source in sources:
        parser = Inline()
        parser.feed(source.text)
        found += [f"{source.path}:{line}: {what}" for line, what in parser.found]
    return found


def test_no_template_has_anything_inline() -> None:
    assert inline(templates()) == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<style>p { color: red }</style>", "<style>"),
        ("<script>start()</script>", "<script> without src"),
        ('<p style="color: red">', "style="),
        ('<button onclick="go()">', "onclick="),
        ('<a href=" javascript:go()">', "javascript:"),
        ('<script src="https://cdn.example/a.js"></script>', "a file of somebody else's site"),
    ],
)
def test_given_something_inline_when_checked_then_it_is_named(html: str, what: str) -> None:
    assert inline([planted("page.html", f"\n{html}")]) == [f"page.html:2: {what}"]


def test_given_a_module_with_an_address_when_checked_then_it_passes() -> None:
    assert inline([planted("page.html", '<script type="module" src="{% static "core/js/a.js" %}"></script>')]) == []
