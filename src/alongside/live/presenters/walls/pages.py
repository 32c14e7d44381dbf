"""The pages of a wall: all piles as stacks, each pile by itself, then what lies in none."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from alongside.live import fitting
from alongside.live.models import Activity, Pile, Prompt
from alongside.live.paging import Turned, Wanted, turned_to
from alongside.live.presenters.walls.laying import (
    BIG,
    COLUMN_GAP,
    HEIGHT,
    MOST_COLUMNS,
    USUAL,
    WIDTH,
    Laid,
    Paper,
    Size,
    WallNote,
    laid,
    papers,
    wall_note,
)
from alongside.live.queries.together import Board, Note

STACKS_A_PAGE = 9
STACK_ACROSS = 20.5
STACK_SIZES = (1.45, 1.15)
STACK_HEIGHT = 5.9
HEAD_SIZES = (1.35, 1.05)
HEAD_HEIGHT = 5.4
# A column's head without its words: what stands beside them, and above and below.
HEAD_ACROSS, HEAD_UPRIGHT = 6.5, 1.5
HEAD_LEADING = 1.25
LINE = 1.9
NOTE_ALONE = (3.2, 2.4, 1.8, 1.4, 1.2, 0.9)


class Page(Protocol):
    """Something that fills the screen once: its template, and the ids of the notes on it."""

    @property
    def template(self) -> str: ...
    @property
    def uuids(self) -> list[str]: ...


@dataclass(frozen=True)
class Column:
    """A prompt's notes on one page. `count` is of all that may be seen under it, `in_piles` how many of them lie in
    piles; `where` says on which pages the others are, where none of them is on this one."""

    paper: Paper
    count: int
    in_piles: int
    lanes: list[list[WallNote]]
    where: str = ""
    is_long: bool = False


@dataclass(frozen=True)
class ColumnsPage:
    """Columns side by side. `across` is how many there are, `lanes` how many lanes each has."""

    columns: list[Column]
    size: Size
    earlier: int = 0
    template: str = "live/screen/wall/columns.html"

    @property
    def across(self) -> int:
        """How many columns."""
        return len(self.columns)

    @property
    def lanes(self) -> int:
        """How many lanes each column has."""
        return self.size.lanes_beside(len(self.columns))

    @property
    def uuids(self) -> list[str]:
        """The notes on it."""
        return [note.uuid for column in self.columns for lane in column.lanes for note in lane]


@dataclass(frozen=True)
class FlowPage:
    """Notes in one flow across the screen, under a title; `legend` names their papers where there are several."""

    title: str
    symbol: str
    count: int
    lanes: list[list[WallNote]]
    size: Size
    legend: list[Paper]
    part: str = ""
    hint: str = ""
    earlier: int = 0
    is_pile: bool = False
    template: str = "live/screen/wall/flow.html"

    @property
    def uuids(self) -> list[str]:
        """The notes on it."""
        return [note.uuid for lane in self.lanes for note in lane]


@dataclass(frozen=True)
class TextPage:
    """One text that fills the screen, such as what people agreed on."""

    title: str
    symbol: str
    text: str
    size: int
    template: str = "live/screen/wall/text.html"
    uuids: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Stack:
    """A pile from outside: its title, how many notes lie in it and of which papers, and the page where they are."""

    key: str
    title: str
    count: int
    papers: list[tuple[Paper, int]]
    page: int
    is_long: bool
    is_loose: bool = False


@dataclass(frozen=True)
class StacksPage:
    """All piles, or nine of them."""

    stacks: list[Stack]
    count: int
    in_piles: int
    earlier: int = 0
    template: str = "live/screen/wall/stacks.html"
    uuids: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class NotePage:
    """One note by itself, whole, as large as it can be."""

    note: WallNote
    size: int
    template: str = "live/screen/wall/one.html"

    @property
    def uuids(self) -> list[str]:
        """The note on it."""
        return [self.note.uuid]


Foot = Callable[[Note], str]


def _no_foot(note: Note) -> str:
    return ""


def board_pages(board: Board, prompts: Sequence[Prompt], foot: Foot = _no_foot) -> list[Page]:
    """A board in columns: what is in piles first, then the loose notes in their columns."""
    known = papers(prompts)
    return _with_piles(board, known, _columns(board, prompts, known, foot), foot)


def flow_pages(board: Board, prompts: Sequence[Prompt], *, foot: Foot = _no_foot, hint: str = "") -> list[Page]:
    """A wall in one flow, in the order in which the notes came."""
    known = papers(prompts)
    only = prompts[0] if len(prompts) == 1 else None
    loose = [wall_note(note, known[note.prompt_id], foot(note)) for note in board.in_pile(None)]
    pages = _flow(
        loose,
        title=only.easy_text if only else "",
        symbol=only.symbol if only else "",
        hint=hint,
        count=len(board.notes),
        legend=[] if only else list(known.values()),
        earlier=board.earlier,
    )
    return _with_piles(board, known, pages, foot)


def _with_piles(board: Board, known: dict[int, Paper], loose: list[Page], foot: Foot) -> list[Page]:
    if not board.piles:
        return loose
    opened = [_pile(board, pile, known, foot) for pile in board.piles]
    fronts = -(-(len(opened) + 1) // STACKS_A_PAGE)
    stacks: list[Stack] = []
    page = fronts + 1
    for pile, pages in zip(board.piles, opened, strict=True):
        stacks.append(_stack(str(pile.pk), pile.title, board.in_pile(pile), known, page if pages else 0))
        page += len(pages)
    left = board.in_pile(None)
    if left:
        stacks.append(_stack("loose", "Not in a pile", left, known, page, is_loose=True))
    else:
        loose = []
    front: list[Page] = [
        StacksPage(stacks[first : first + STACKS_A_PAGE], len(board.notes), len(board.notes) - len(left), board.earlier)
        for first in range(0, fronts * STACKS_A_PAGE, STACKS_A_PAGE)
        if stacks[first : first + STACKS_A_PAGE]
    ]
    return [*front, *(page for pages in opened for page in pages), *loose]


def _stack(
    key: str, title: str, notes: Sequence[Note], known: dict[int, Paper], page: int, *, is_loose: bool = False
) -> Stack:
    counted = Counter(note.prompt_id for note in notes)
    size = fitting.size_that_fits(
        title, width=STACK_ACROSS, height=2 * STACK_SIZES[0] * HEAD_LEADING, sizes=STACK_SIZES, leading=HEAD_LEADING
    )
    return Stack(
        key=key,
        title=title,
        count=len(notes),
        papers=[(paper, counted[pk]) for pk, paper in known.items() if counted[pk]],
        page=page,
        is_long=size != STACK_SIZES[0],
        is_loose=is_loose,
    )


def _pile(board: Board, pile: Pile, known: dict[int, Paper], foot: Foot) -> list[Page]:
    notes = board.in_pile(pile)
    there = {note.prompt_id for note in notes}
    return _flow(
        [wall_note(note, known[note.prompt_id], foot(note)) for note in notes],
        title=pile.title,
        symbol="",
        count=len(notes),
        legend=[paper for pk, paper in known.items() if pk in there] if len(known) > 1 else [],
        is_pile=True,
    )


def _flow(
    notes: Sequence[WallNote],
    *,
    title: str,
    symbol: str,
    count: int,
    legend: list[Paper],
    hint: str = "",
    earlier: int = 0,
    is_pile: bool = False,
) -> list[Page]:
    if is_pile and not notes:
        return []
    head = _head(title, WIDTH) if title else 0
    room = HEIGHT - head - (LINE if legend else 0) - (LINE if hint else 0) - (LINE if earlier else 0)
    found = _as_big_as_fits([notes], height=room)[0]
    pages = max(found.pages, 1)
    return [
        FlowPage(
            title=title,
            symbol=symbol,
            count=count,
            lanes=found.page(number),
            size=found.size,
            legend=legend,
            part=f"part {number + 1} of {pages}" if is_pile and pages > 1 else "",
            hint=hint,
            earlier=earlier,
            is_pile=is_pile,
        )
        for number in range(pages)
    ]


def _columns(board: Board, prompts: Sequence[Prompt], known: dict[int, Paper], foot: Foot) -> list[Page]:
    pages: list[Page] = []
    # Columns that stand side by side are of about the same number, four at most.
    rounds = -(-len(prompts) // MOST_COLUMNS)
    across = -(-len(prompts) // rounds)
    for first in range(0, len(prompts), across):
        pages += _columns_beside(board, prompts[first : first + across], known, foot, before=len(pages))
    return pages


def _columns_beside(
    board: Board, prompts: Sequence[Prompt], known: dict[int, Paper], foot: Foot, *, before: int
) -> list[Page]:
    width = (WIDTH - (len(prompts) - 1) * COLUMN_GAP) / len(prompts)
    head = max(_head(prompt.easy_text, width) for prompt in prompts)
    room = HEIGHT - head - (LINE if board.piles else 0) - (LINE if board.earlier else 0)
    columns = [
        [wall_note(note, known[prompt.pk], foot(note)) for note in board.in_column(prompt.pk) if note.pile_id is None]
        for prompt in prompts
    ]
    found = _as_big_as_fits(columns, height=room)
    return [
        ColumnsPage(
            [
                _column(board, prompt, known[prompt.pk], lanes, number, width)
                for prompt, lanes in zip(prompts, found, strict=True)
            ],
            found[0].size,
            board.earlier,
        )
        for number in range(max(1, *(lanes.pages for lanes in found)))
    ]


def _column(board: Board, prompt: Prompt, paper: Paper, found: Laid, number: int, width: float) -> Column:
    notes = board.in_column(prompt.pk)
    lanes = found.page(number)
    return Column(
        paper=paper,
        count=len(notes),
        in_piles=sum(note.pile_id is not None for note in notes),
        lanes=lanes,
        where="That was all of them." if found.lanes and not lanes else "",
        is_long=_head_size(prompt.easy_text, width) != HEAD_SIZES[0],
    )


def _head_size(title: str, width: float) -> float:
    return fitting.size_that_fits(
        title, width=width - HEAD_ACROSS, height=HEAD_HEIGHT, sizes=HEAD_SIZES, leading=HEAD_LEADING
    )


def _head(title: str, width: float) -> float:
    """How high a title is with its line."""
    size = _head_size(title, width)
    return HEAD_UPRIGHT + len(fitting.wrapped(title, (width - HEAD_ACROSS) / size)) * size * HEAD_LEADING


def _as_big_as_fits(columns: Sequence[Sequence[WallNote]], *, height: float) -> list[Laid]:
    for size in (BIG, USUAL):
        found = [laid(notes, size=size, columns=len(columns), height=height) for notes in columns]
        if all(lanes.pages <= 1 for lanes in found):
            return found
    return found


def one_note(board: Board, prompts: Sequence[Prompt], uuid: str) -> NotePage | None:
    """One note by itself; nothing where it may not be seen, or not any more."""
    note = next((note for note in board.notes if str(note.uuid) == uuid), None)
    if note is None:
        return None
    size = fitting.size_that_fits(note.words, width=WIDTH - 4, height=HEIGHT - 4, sizes=NOTE_ALONE, leading=1.35)
    return NotePage(wall_note(note, papers(prompts)[note.prompt_id]), NOTE_ALONE.index(size) + 1)


def text_page(title: str, symbol: str, text: str) -> TextPage:
    """A text by itself, as large as it can be."""
    room = HEIGHT - _head(title, WIDTH) - 4
    size = fitting.size_that_fits(text, width=WIDTH - 4, height=room, sizes=NOTE_ALONE, leading=1.35)
    return TextPage(title, symbol, text, NOTE_ALONE.index(size) + 1)


def shown_page(pages: Sequence[Page], activity: Activity, board: Board, wanted: Wanted) -> Turned[Page]:
    """The page that a screen shows."""
    last = str(board.notes[-1].uuid) if board.notes else ""
    newest = next((number for number, page in enumerate(pages, start=1) if last in page.uuids), None)
    return turned_to(pages, wanted=wanted.page, facilitators=activity.screen_page, newest=newest)
