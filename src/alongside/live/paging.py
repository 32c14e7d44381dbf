"""Pages of the hall's screen: which one is shown. Plain functions over plain data.

A screen never turns a page by itself. It shows the page that its own address names; else the one to which the
facilitator turned last. `NEWEST` is what somebody asks for who wants it to go on to where the newest note is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

NEWEST = 0
LAST_WORD = "newest"

Page = TypeVar("Page")


@dataclass(frozen=True)
class Wanted:
    """What a screen's address asks for: a page, `NEWEST`, or nothing; or one note by itself."""

    page: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Place:
    """Where a screen is: page `number` of `total`, and whether it goes on to the newest by itself."""

    number: int
    total: int
    follows: bool = False

    @property
    def before(self) -> int:
        """The page before; 0 where this is the first."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The next page; 0 where this is the last."""
        return self.number + 1 if self.number < self.total else 0


def wanted_page(typed: str) -> int | None:
    """What an address says: a number, the word for the newest, or nothing of use."""
    if typed == LAST_WORD:
        return NEWEST
    return int(typed) if typed.isascii() and typed.isdigit() and 0 < int(typed[:5]) < 10_000 else None


@dataclass(frozen=True)
class Turned(Generic[Page]):
    """The page that is shown, and where it stands among all of them."""

    page: Page
    place: Place


def turned_to(
    pages: Sequence[Page], *, wanted: int | None, facilitators: int, newest: int | None = None
) -> Turned[Page]:
    """The page that a screen shows: its own wish before the facilitator's; a page that is gone is the last one.

    `newest` is the page that holds the newest note; the last one where nothing else is said.
    """
    asked = facilitators if wanted is None else wanted
    last = len(pages)
    number = (newest or last) if asked == NEWEST else min(asked, last)
    return Turned(pages[number - 1], Place(number, last, follows=asked == NEWEST))
