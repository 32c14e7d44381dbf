"""A table that becomes a list on a phone says at each cell whose it is: its headings are out of sight there."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

import pytest

from tests.checks.source import Source, planted, templates

STACKS = "govuk-table--stacks"


class Nameless(HTMLParser):
    """Hears of each cell of such a table that names no heading."""

    def __init__(self) -> None:
        """Outside any table."""
        super().__init__(convert_charrefs=True)
        self._table_stacks = False  # whether the table does
        self._stacks = False  # whether its cells do here
        self.found: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at tables and their cells."""
        given = dict(attrs)
        if tag == "table":
            self._stacks = self._table_stacks = STACKS in (given.get("class") or "").split()
        if tag == "thead":
            self._stacks = False  # what is there is the heading
        if tag == "tbody":
            self._stacks = self._table_stacks
        if tag == "td" and self._stacks and not given.get("data-heading"):
            self.found.append(self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        """Leave a table."""
        if tag == "table":
            self._stacks = False


def nameless(sources: Iterable[Source]) -> list[str]:
    """Each such cell, as `file:line`."""
    found = []
    for source in sources:
        parser = Nameless()
        parser.feed(source.text)
        found += [f"{source.path}:{line}" for line in parser.found]
    return found


def test_on_a_phone_each_cell_says_its_heading() -> None:
    assert nameless(templates()) == []


@pytest.mark.parametrize("cell", ["<td>Yes</td>", '<td data-heading="">Yes</td>'])
def test_a_cell_without_one_is_found(cell: str) -> None:
    table = f'<table class="govuk-table govuk-table--stacks"><tr>{cell}</tr></table><table><td>Fine</td></table>'
    assert len(nameless([planted("page.html", table)])) == 1
