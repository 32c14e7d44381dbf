"""What must be known to take in a batch: each question is asked once for all of it, however large it is.

What is asked of every batch is asked in plain SQL, with one text for any number (`core.rows.among`): the ORM takes
longer to word these questions than the database to answer them. Whole objects come of it (`core.rows.whole`), so that
a new column needs nothing here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from alongside.core import rows
from alongside.live.enums import MediaKind
from alongside.live.models import Activity, Contribution, Media, Participant, Prompt

Slot = tuple[UUID, int, str]
Place = tuple[int, str, str]


class Speaker(NamedTuple):
    """Somebody who says something, as far as it matters to whether and how it comes in."""

    id: UUID
    session_id: int
    may_be_under_18: bool | None
    was_removed: bool


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
    is_restricted: bool = False
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
    "is_restricted",
)


def seats_of(token_digests: Collection[str]) -> dict[str, Seat]:
    """The seat of each token, by the token's digest."""
    found = Participant.objects.filter(token_digest__in=token_digests).order_by()
    return {str(digest): Seat(pk, at) for digest, pk, at in found.values_list("token_digest", "id", "session_id")}


_SPEAKERS = """
SELECT p.id, p.session_id, g.may_be_under_18, p.removed_at IS NOT NULL
FROM live_participant p LEFT JOIN people_group g ON g.id = p.group_id WHERE """


def speakers(ids: Collection[UUID]) -> dict[UUID, Speaker]:
    """Everybody of these who is here."""
    these, given = rows.among("p.id", ids)
    found = rows.select(_SPEAKERS + these, given)
    everybody = (
        Speaker(rows.as_uuid(pk), session_id, None if is_young is None else bool(is_young), bool(was_removed))
        for pk, session_id, is_young, was_removed in found
    )
    return {speaker.id: speaker for speaker in everybody}


def prompts_with(ids: Collection[int]) -> dict[int, Prompt]:
    """These prompts with their activities, by their ids."""
    found = Prompt.objects.filter(pk__in=ids).select_related("activity").order_by()
    return {prompt.pk: prompt for prompt in found}


def prompts_at(places: Collection[Place]) -> dict[Place, Prompt]:
    """The same by session, activity's key and own key, as programs name them."""
    these, sessions = rows.among("a.session_id", {session_id for session_id, _, _ in places})
    within, activities = rows.among("a.key", {activity for _, activity, _ in places})
    keyed, keys = rows.among("p.key", {key for _, _, key in places})
    columns = f"{rows.whole(Prompt).columns('p')}, {rows.whole(Activity).columns('a')}"
    query = f"SELECT {columns} FROM live_prompt p JOIN live_activity a ON a.id = p.activity_id"  # noqa: S608  # a model's own names
    found = rows.select(f"{query} WHERE {these} AND {within} AND {keyed}", sessions, activities, keys)
    prompts = [_prompt_with_activity(row) for row in found]
    return {(prompt.activity.session_id, prompt.activity.key, prompt.key): prompt for prompt in prompts}


@lru_cache(maxsize=1000)
def _prompt_with_activity(row: tuple[Any, ...]) -> Prompt:
    """The objects of one row. They are not made again where the row is the same as before: nobody changes them."""
    of_prompt = len(Prompt._meta.concrete_fields)
    prompt: Prompt = rows.whole(Prompt).of(row[:of_prompt])
    prompt.activity = rows.whole(Activity).of(row[of_prompt:])
    return prompt


def has_activity(session_id: int, key: str) -> bool:
    """Whether a session has an activity of this name."""
    return Activity.objects.filter(session_id=session_id, key=key).exists()


def said_before(uuids: Mapping[int, Iterable[UUID]]) -> dict[tuple[int, UUID], Said]:
    """What is stored under these ids already, by session and id."""
    ids = [pk for session_id, some in uuids.items() for pk in _stored_under(session_id, some)]
    if not ids:  # as good as always
        return {}
    found = Contribution.objects.filter(pk__in=ids).order_by().values_list("session_id", "uuid", *_SAID)
    media = _media_of(ids)
    return {(session_id, uuid): _said(*said, media=media[said[0]]) for session_id, uuid, *said in found}


def _stored_under(session_id: int, uuids: Iterable[UUID]) -> list[int]:
    these, given = rows.among("uuid", uuids)
    found = rows.select(f"SELECT id FROM live_contribution WHERE session_id = %s AND {these}", session_id, given)  # noqa: S608
    return [pk for (pk,) in found]


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
    found = Contribution.objects.filter(
        participant_id__in=participant_ids, prompt_id__in=prompt_ids, only_one=True, is_current=True
    ).order_by()
    answers = [_said(*row) for row in found.values_list(*_SAID)]
    return {answer.slot: answer for answer in answers}


def _said(*row: Any, media: frozenset[UUID] = frozenset()) -> Said:
    pk, participant_id, prompt_id, moment, value, whose, text, signed_as, is_held, is_late, *rest = row
    withdrawn_at, is_restricted = rest
    essence = pk, participant_id, prompt_id, moment, value, whose, text or "", signed_as or "", media
    return Said(*essence, is_held, is_late, withdrawn_at is not None, is_restricted)


def sheets(ids: Collection[UUID], sessions: Collection[int]) -> set[tuple[UUID, int]]:
    """Which of these are pictures of sheets of paper, each with its session; no query where there are none."""
    if not ids:
        return set()
    found = Media.objects.filter(pk__in=ids, kind=MediaKind.SHEET, session_id__in=sessions)
    return set(found.values_list("pk", "session_id"))
