"""What must be known to take in a batch: each question is asked once for all of it, however large it is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from alongside.live.models import Activity, Contribution, Media, Participant, Prompt

Slot = tuple[UUID, int, str]
Place = tuple[int, str, str]


class Speaker(NamedTuple):
    """Somebody who says something, as far as it matters to whether and how it comes in."""

    id: UUID
    session_id: int
    may_be_under_18: bool | None
    removed_at: datetime | None


@dataclass(slots=True)
class Said:
    """A contribution, stored before or about to be; its `id` is known once it has one."""

    id: int | None
    participant_id: UUID
    prompt_id: int
    moment: str
    value: str
    whose: str
    text: str
    signed_as: str
    media: frozenset[UUID]
    is_held: bool
    is_late: bool
    is_withdrawn: bool = False
    is_current: bool = True

    @property
    def slot(self) -> Slot:
        """Whose answer to what: where a prompt takes one, only one of these is current."""
        return self.participant_id, self.prompt_id, self.moment


class Seat(NamedTuple):
    """Who holds a token, and in which session. That never changes while they are there."""

    participant_id: UUID
    session_id: int


_SAID = (
    "id",
    "participant_id",
    "prompt_id",
    "moment",
    "value",
    "whose",
    "words__text",
    "words__signed_as",
    "is_held",
    "is_late",
    "withdrawn_at",
)


def seats_of(token_digests: Collection[str]) -> dict[str, Seat]:
    """The seat of each token, by the token's digest."""
    rows = Participant.objects.filter(token_digest__in=token_digests).order_by()
    return {str(digest): Seat(pk, at) for digest, pk, at in rows.values_list("token_digest", "id", "session_id")}


def speakers(ids: Collection[UUID]) -> dict[UUID, Speaker]:
    """Everybody of these who is here."""
    rows = Participant.objects.filter(pk__in=ids).order_by()
    fields = ("id", "session_id", "group__may_be_under_18", "removed_at")
    return {row[0]: Speaker(*row) for row in rows.values_list(*fields)}


def prompts_with(ids: Collection[int]) -> dict[int, Prompt]:
    """These prompts with their activities, by their ids."""
    rows = Prompt.objects.filter(pk__in=ids).select_related("activity").order_by()
    return {prompt.pk: prompt for prompt in rows}


def prompts_at(places: Collection[Place]) -> dict[Place, Prompt]:
    """The same by session, activity's key and own key, as programs name them."""
    rows = Prompt.objects.filter(
        activity__session_id__in={session_id for session_id, _, _ in places},
        key__in={key for _, _, key in places},
    )
    return {
        (prompt.activity.session_id, prompt.activity.key, prompt.key): prompt
        for prompt in rows.select_related("activity").order_by()
    }


def has_activity(session_id: int, key: str) -> bool:
    """Whether a session has an activity of this name."""
    return Activity.objects.filter(session_id=session_id, key=key).exists()


def said_before(uuids: Mapping[int, Iterable[UUID]]) -> dict[tuple[int, UUID], Said]:
    """What is stored under these ids already, by session and id."""
    wanted = [Q(session_id=session_id, uuid__in=ids) for session_id, ids in uuids.items()]
    found = Contribution.objects.filter(reduce(or_, wanted, Q(pk__in=[]))).order_by()
    rows = list(found.values_list("session_id", "uuid", *_SAID))
    media = _media_of([row[2] for row in rows])
    return {(session_id, uuid): _said(*said, media=media[said[0]]) for session_id, uuid, *said in rows}


def _media_of(ids: Collection[int]) -> defaultdict[int, frozenset[UUID]]:
    """The pictures and recordings of contributions that are stored: hardly ever are there any in a batch."""
    media: defaultdict[int, frozenset[UUID]] = defaultdict(frozenset)
    if ids:
        for contribution_id, pk in Media.objects.filter(contribution_id__in=ids).values_list("contribution_id", "pk"):
            media[contribution_id or 0] |= {pk}
    return media


def unsaid_media(ids: Collection[UUID]) -> dict[UUID, Media]:
    """Those of these pictures and recordings that nobody has said yet."""
    return Media.objects.filter(contribution__isnull=True).in_bulk(ids) if ids else {}


def current_answers(participant_ids: Collection[UUID], prompt_ids: Collection[int]) -> dict[Slot, Said]:
    """What these people answered last to these prompts, where a prompt takes one answer."""
    rows = Contribution.objects.filter(
        participant_id__in=participant_ids, prompt_id__in=prompt_ids, only_one=True, is_current=True
    ).order_by()
    answers = [_said(*row) for row in rows.values_list(*_SAID)]
    return {answer.slot: answer for answer in answers}


def _said(*row: Any, media: frozenset[UUID] = frozenset()) -> Said:
    pk, participant_id, prompt_id, moment, value, whose, text, signed_as, is_held, is_late, withdrawn_at = row
    essence = pk, participant_id, prompt_id, moment, value, whose, text or "", signed_as or "", media
    return Said(*essence, is_held, is_late, withdrawn_at is not None)
