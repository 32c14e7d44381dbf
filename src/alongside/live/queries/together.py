"""Notes as the hall may see them, and the piles they lie in: three queries for an activity, however many there are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from alongside.live.models import Activity, Media, Pile, Session
from alongside.live.queries.desk import standing_contributions
from alongside.live.queries.media import shown_media

# So many notes of one activity are laid out at once, the newest of them.
MOST_NOTES = 2000


@dataclass(frozen=True, slots=True)
class Note:
    """A note that may be seen: its words are empty where it is a picture or a recording alone."""

    pk: int
    uuid: UUID
    prompt_id: int
    words: str
    pile_id: int | None
    group: str
    signed_as: str = ""
    value: str = ""
    media: tuple[Media, ...] = ()


@dataclass(frozen=True)
class Board:
    """What lies on an activity's board: its notes in the order in which they came, and its piles in theirs.

    All counts are made from these notes, so that those of columns, piles and the whole always agree.
    `earlier` is how many are older than the notes here.
    """

    notes: list[Note]
    piles: list[Pile]
    earlier: int = 0

    def in_pile(self, pile: Pile | None) -> list[Note]:
        """The notes of a pile, or those that lie in none."""
        wanted = pile.pk if pile else None
        return [note for note in self.notes if note.pile_id == wanted]

    def in_column(self, prompt_id: int) -> list[Note]:
        """All notes under a prompt, in piles or not."""
        return [note for note in self.notes if note.prompt_id == prompt_id]


def shown_notes(session: Session, activities: Collection[Activity]) -> list[Note]:
    """Every note of some activities that may be seen, the newest `MOST_NOTES` of them, first one first."""
    rows = (
        standing_contributions(session)
        .filter(is_held=False, prompt__activity__in=activities)
        .order_by("-pk")
        .values_list(
            "pk",
            "uuid",
            "prompt_id",
            "words__text",
            "placement__pile_id",
            "participant__group__title",
            "words__signed_as",
            "value",
        )
    )
    media = shown_media(session, activities)
    return [
        Note(pk, uuid, prompt_id, words or "", pile_id, group or "", signed_as or "", value, media.get(pk, ()))
        for pk, uuid, prompt_id, words, pile_id, group, signed_as, value in reversed(list(rows[:MOST_NOTES]))
    ]


def board_of(session: Session, activity: Activity) -> Board:
    """An activity's notes and piles."""
    notes = shown_notes(session, [activity])
    earlier = 0
    if len(notes) == MOST_NOTES:
        earlier = _how_many(session, activity) - MOST_NOTES
    return Board(notes, list(activity.piles.all()), earlier)


def _how_many(session: Session, activity: Activity) -> int:
    return standing_contributions(session).filter(is_held=False, prompt__activity=activity).count()


@dataclass(frozen=True, slots=True)
class Placed:
    """A note that lies in a pile: whose it is, and the group they chose."""

    uuid: UUID
    participant: UUID
    group_id: int | None


def piles_in(session: Session) -> dict[int, list[tuple[Pile, list[Placed]]]]:
    """Every pile of a session with its notes, by activity: two queries for all of them."""
    rows = (
        standing_contributions(session)
        .filter(is_held=False, placement__isnull=False)
        .order_by("pk")
        .values_list("placement__pile_id", "uuid", "participant_id", "participant__group_id")
    )
    placed: dict[int, list[Placed]] = defaultdict(list)
    for pile_id, uuid, participant, group_id in rows:
        placed[pile_id].append(Placed(uuid, participant, group_id))
    found: dict[int, list[tuple[Pile, list[Placed]]]] = defaultdict(list)
    for pile in Pile.objects.filter(activity__session=session):
        found[pile.activity_id].append((pile, placed[pile.pk]))
    return found


def pile_of(activity: Activity, pk: int) -> Pile:
    """One pile; `Http404` where it is not one of the activity's, or was taken apart."""
    pile = Pile.objects.select_related("activity").filter(activity=activity, pk=pk).first()
    if pile is None:
        raise Http404("This pile is not here any more: it was taken apart.")
    return pile
