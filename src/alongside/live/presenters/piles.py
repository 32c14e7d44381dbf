"""The page on which the facilitator puts notes together: loose notes by column, and the piles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from alongside.live.models import Activity, Pile, Prompt, Session
from alongside.live.presenters.media import MediaShown
from alongside.live.presenters.walls.laying import Paper, media_on, papers
from alongside.live.queries.together import Board, Note, board_of

# More would make the page slow on a phone; the others come up as these are put together.
MOST_LOOSE = 150
MOST_IN_A_PILE = 60


@dataclass(frozen=True)
class NoteCard:
    """A note that can be put somewhere."""

    uuid: str
    words: str
    paper: Paper
    group: str
    media: tuple[MediaShown, ...] = ()


@dataclass(frozen=True)
class LooseColumn:
    """The loose notes under one prompt, the newest first; `count` of all that may be seen, `loose` of those in no pile."""

    paper: Paper
    count: int
    loose: int
    notes: list[NoteCard]

    @property
    def more(self) -> int:
        """How many loose notes are older than those that stand here."""
        return self.loose - len(self.notes)


@dataclass(frozen=True)
class PileCard:
    """A pile with its notes; `number` is its key on the keyboard, for the first nine."""

    pile: Pile
    number: int
    count: int
    papers: list[tuple[Paper, int]]
    notes: list[NoteCard]
    is_first: bool
    is_last: bool

    @property
    def more(self) -> int:
        """How many notes lie in it beside those that stand here."""
        return self.count - len(self.notes)


@dataclass(frozen=True)
class Grouping:
    """Everything on the page."""

    columns: list[LooseColumn]
    piles: list[PileCard]
    count: int
    in_piles: int
    moved: NoteCard | None = None


def grouping(session: Session, activity: Activity, *, moved: str = "") -> Grouping:
    """The board of an activity, ready to be grouped; `moved` is the note whose menu is open, where one is."""
    board = board_of(session, activity)
    prompts = list(activity.prompts.all())
    known = papers(prompts)
    cards = {str(note.uuid): note for note in board.notes}
    return Grouping(
        columns=[_column(board, prompt, known[prompt.pk]) for prompt in prompts],
        piles=[_pile(board, pile, place, known) for place, pile in enumerate(board.piles)],
        count=len(board.notes),
        in_piles=sum(note.pile_id is not None for note in board.notes),
        moved=_card(cards[moved], known) if moved in cards else None,
    )


def _column(board: Board, prompt: Prompt, paper: Paper) -> LooseColumn:
    notes = board.in_column(prompt.pk)
    loose = [note for note in notes if note.pile_id is None]
    return LooseColumn(paper, len(notes), len(loose), _cards(loose[::-1][:MOST_LOOSE], {prompt.pk: paper}))


def _pile(board: Board, pile: Pile, place: int, known: dict[int, Paper]) -> PileCard:
    notes = board.in_pile(pile)
    counted = Counter(note.prompt_id for note in notes)
    return PileCard(
        pile=pile,
        number=place + 1,
        count=len(notes),
        papers=[(paper, counted[pk]) for pk, paper in known.items() if counted[pk]],
        notes=_cards(notes[::-1][:MOST_IN_A_PILE], known),
        is_first=place == 0,
        is_last=place == len(board.piles) - 1,
    )


def _cards(notes: Sequence[Note], known: dict[int, Paper]) -> list[NoteCard]:
    return [_card(note, known) for note in notes]


def _card(note: Note, known: dict[int, Paper]) -> NoteCard:
    return NoteCard(str(note.uuid), note.words, known[note.prompt_id], note.group, media_on(note))


def put_words(moved: int, title: str) -> str:
    """What is said after notes were put into a pile, or out of any where there is no title."""
    notes = "1 note is" if moved == 1 else f"{moved} notes are"
    return f"{notes} in “{title}” now." if title else f"{notes} loose again."
