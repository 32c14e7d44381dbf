"""How notes lie on the wall: their size, their lines, their lanes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alongside.live import fitting
from alongside.live.choices import Choice, choices_of
from alongside.live.models import Prompt
from alongside.live.presenters.media import MediaShown, address_in, shown_at
from alongside.live.presenters.results import paper_of
from alongside.live.queries.together import Note

# The part of the screen for an activity, in rem: 80 by 45 without the head, the foot and the edges.
WIDTH, HEIGHT = 76.5, 32.2
GAP = 0.65
COLUMN_GAP = 1.5
LEADING = 1.3
# A note's coloured edge and the room above, below and beside its words.
NOTE_UPRIGHT, NOTE_ACROSS = 1.2, 1.5
SHORTEST_NOTE = 3.6
FOOT_LINE = 2.1
MORE_LINE = 1.7
# A picture is as wide as its note and no higher than this; a sticker or a recording is a line with a picture.
HIGHEST_PICTURE = 12.0
PICTURE_GAP = 0.4
STICKER_HEIGHT = 2.6
STICKER_ACROSS = 3.1
# What is longer can be read by itself, so that one long note doesn't push all others off the wall.
MOST_LINES = 9


@dataclass(frozen=True)
class Size:
    """One of the two sizes of notes: the name of its style, its letters in rem, lanes by how many columns there are."""

    name: str
    letters: float
    lanes: tuple[int, ...]

    def lanes_beside(self, columns: int) -> int:
        """How many lanes each of so many columns has."""
        return self.lanes[columns - 1]


BIG = Size("big", 1.6, (3, 2, 1, 1))
USUAL = Size("usual", 1.25, (5, 3, 2, 1))
MOST_COLUMNS = len(USUAL.lanes)


@dataclass(frozen=True)
class Paper:
    """What a prompt is on the wall: its words, its picture, the paper of its notes, and its stickers."""

    key: str
    title: str
    symbol: str
    colour: str
    stickers: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class WallNote:
    """A note as it hangs on the wall. `foot` is a line below it, such as how many people are for it."""

    uuid: str
    words: str
    paper: Paper
    foot: str = ""
    is_cut: bool = False
    sticker: Choice | None = None
    media: tuple[MediaShown, ...] = ()


@dataclass(frozen=True)
class Laid:
    """Notes in lanes, so many of which are on a page."""

    size: Size
    lanes: list[list[WallNote]]
    on_a_page: int

    @property
    def pages(self) -> int:
        """How many pages they take."""
        return -(-len(self.lanes) // self.on_a_page)

    def page(self, number: int) -> list[list[WallNote]]:
        """The lanes of one of their pages, from 0."""
        return self.lanes[number * self.on_a_page : (number + 1) * self.on_a_page]


def papers(prompts: Sequence[Prompt]) -> dict[int, Paper]:
    """The paper of each prompt of an activity, by its place."""
    return {
        prompt.pk: Paper(
            prompt.key,
            prompt.easy_text,
            prompt.symbol,
            paper_of(place),
            choices_of(prompt.values, easy=True),
        )
        for place, prompt in enumerate(prompts)
    }


def wall_note(note: Note, paper: Paper, foot: str = "") -> WallNote:
    """A note with the paper of its prompt."""
    sticker = next((each for each in paper.stickers if each.value == note.value), None)
    return WallNote(str(note.uuid), note.words, paper, foot, sticker=sticker, media=media_on(note))


def media_on(note: Note) -> tuple[MediaShown, ...]:
    """What hangs with a note: its pictures and recordings, at the team's address."""
    return tuple(one for media in note.media for one in shown_at([media], address_in(media.session)))


def laid(notes: Sequence[WallNote], *, size: Size, columns: int, height: float) -> Laid:
    """Notes of one size in the lanes of one of so many columns that stand side by side."""
    lanes = size.lanes_beside(columns)
    column = (WIDTH - (columns - 1) * COLUMN_GAP) / columns
    width = (column - (lanes - 1) * GAP) / lanes
    fitted = [_fitted(note, width, size) for note in notes]
    places = fitting.filled([high for _, high in fitted], room=height, gap=GAP)
    return Laid(size, [[fitted[place][0] for place in lane] for lane in places], lanes)


def _fitted(note: WallNote, width: float, size: Size) -> tuple[WallNote, float]:
    """A note, shortened at the end of a word where it is too long, and its height."""
    lines = fitting.wrapped(note.words, (width - NOTE_ACROSS) / size.letters) if note.words else []
    foot = FOOT_LINE * len(fitting.wrapped(note.foot, width - NOTE_ACROSS)) if note.foot else 0
    if len(lines) > MOST_LINES:
        note = replace(note, words=" ".join(lines[: MOST_LINES - 1]), is_cut=True)
        lines, foot = lines[: MOST_LINES - 1], foot + MORE_LINE
    shown = _shown_above(note, width - NOTE_ACROSS, size)
    height = NOTE_UPRIGHT + shown + max(len(lines), 0 if shown else 1) * size.letters * LEADING + foot
    return note, max(height, SHORTEST_NOTE)


def _shown_above(note: WallNote, width: float, size: Size) -> float:
    """How high a note's sticker, pictures and recordings are together: they stand above its words."""
    sticker = [_labelled(note.sticker.label, width, size)] if note.sticker else []
    return sum([*sticker, *(_media_height(one, width, size) for one in note.media)])


def _media_height(one: MediaShown, width: float, size: Size) -> float:
    if not one.is_picture:
        return _labelled(one.alt or one.name, width, size)
    high = width * (one.height or 1) / (one.width or 1)
    return min(high, HIGHEST_PICTURE) + PICTURE_GAP


def _labelled(words: str, width: float, size: Size) -> float:
    lines = fitting.wrapped(words, (width - STICKER_ACROSS) / size.letters)
    return max(STICKER_HEIGHT, len(lines) * size.letters * LEADING) + PICTURE_GAP
