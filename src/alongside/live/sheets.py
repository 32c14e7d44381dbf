"""How questions are put on sheets of paper. Plain functions over plain numbers.

A sheet is A4 and must carry its code, so what a person is asked is cut into pages here, by what each question
needs at least; writing boxes then grow into what is left. Heights are millimetres.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from alongside.frameworks.enums import Choosing

T = TypeVar("T")

PAGE = 262  # of 297, less the margins, and a little for what fonts do
STRIP = 47
HEAD = 26
MOST_SHEETS = 60
MOST_STICKER_SHEETS = 20
STICKERS_IN_A_ROW, ROWS_OF_STICKERS = 4, 6  # of 40 mm, as sheets of round labels have them


@dataclass(frozen=True)
class Version:
    """How a pack is worded and how large it is printed: `point` is the size of its text."""

    key: str
    title: str
    point: int
    is_easy: bool

    @property
    def is_big(self) -> bool:
        """Whether it is for people who need big print."""
        return self.point >= 18

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.point * 0.353 * 1.35

    @property
    def letters(self) -> int:
        """How many letters a line holds, beside a picture."""
        return int(166 / (self.point * 0.353 * 0.53))

    @property
    def box(self) -> float:
        """The least room for writing by hand."""
        return 3 * self.line + 4


VERSIONS = {
    version.key: version
    for version in (
        Version("easy", "Easy words, with pictures", 14, is_easy=True),
        Version("big", "Big print, easy words with pictures", 18, is_easy=True),
        Version("full", "Full words, smaller print", 12, is_easy=False),
    )
}


@dataclass(frozen=True)
class Question:
    """What one question puts on paper: its words, the answers to tick at each of its moments, whether one writes."""

    text: str
    answers: Sequence[str] = ()
    moments: int = 1
    has_hint: bool = False
    has_box: bool = True
    has_rows: bool = False
    more_lines: int = 0


def room_for(question: Question, version: Version) -> float:
    """What a question needs at least."""
    lines = ceil(len(question.text) * 1.1 / version.letters) + question.more_lines + question.has_hint
    ticks = 0.0
    if question.answers:
        # A box or a picture beside each answer takes as much as five letters.
        letters = [len(answer) + 6 for answer in question.answers]
        if question.has_rows:
            rows = sum(ceil(one * 1.15 / version.letters) for one in letters)
        else:
            rows = ceil(sum(letters) * 1.15 / version.letters)
        ticks = question.moments * rows * (version.line + 4)
    return lines * version.line + ticks + (version.box if question.has_box else 0) + 5


@dataclass(frozen=True)
class Page(Generic[T]):
    """One side of paper: its place among those of one person, and what is asked on it."""

    number: int
    of: int
    questions: list[T]

    @property
    def is_first(self) -> bool:
        """Whether it asks who they are."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Whether it has the strip to tear off."""
        return self.number == self.of


def pages_of(questions: Iterable[tuple[T, float]], *, first: float, last: float) -> list[Page[T]]:
    """Questions on as few pages as hold them, in their order. `first` and `last` are what those pages need beside.

    A question that is too long for any page has one of its own. The last page may hold the strip alone.
    """
    pages: list[list[T]] = [[]]
    used = HEAD + first
    for question, room in questions:
        if pages[-1] and used + room > PAGE:
            pages.append([])
            used = HEAD
        pages[-1].append(question)
        used += room
    if used + last > PAGE and pages[-1]:
        # The strip takes the last question with it, unless that would leave a page empty.
        pages.append([pages[-1].pop()] if len(pages[-1]) > 1 else [])
    return [Page(number, len(pages), some) for number, some in enumerate(pages, start=1)]


def how_to_choose(choosing: str, most: int | None) -> str:
    """What stands above answers to tick; nothing where one is plainly enough."""
    if choosing == Choosing.RANKED:
        return f"Write 1 for the best, then 2, up to {most}." if most else "Write 1 for the best, then 2, then 3."
    if choosing == Choosing.SEVERAL:
        return f"Tick up to {most}." if most else "Tick as many as you like."
    return "Tick one."
