"""What a session's stream tells, asked in plain SQL: a busy hall asks these fifty times a second (see `core.rows`)."""

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from alongside.core import rows
from alongside.live.enums import EventKind


class Happened(NamedTuple):
    """An event: its number, what it was, and the id of what it happened to."""

    number: int
    kind: str
    subject_id: int | None


class Told(NamedTuple):
    """A contribution as the stream tells it. `is_there` says that it stands: current, not taken back, not restricted."""

    pk: int
    uuid: UUID
    prompt_id: int
    prompt: str
    activity: str
    moment: str
    value: str
    group: str
    words: str
    is_there: bool
    is_held: bool
    is_late: bool


class ToldMedia(NamedTuple):
    """A picture or a recording of a contribution."""

    pk: UUID
    contribution_id: int
    kind: str
    alt_text: str


_HAPPENED = """
SELECT number, kind, subject_id FROM live_liveevent
WHERE session_id = %s AND number > %s AND number <= %s AND {kinds} ORDER BY number LIMIT %s"""

_CONTRIBUTIONS = """
SELECT c.id, c.uuid, c.prompt_id, p.key, a.key, c.moment, c.value, coalesce(g.title, ''), coalesce(w.text, ''),
       c.is_current AND c.withdrawn_at IS NULL AND NOT c.is_restricted, c.is_held, c.is_late
FROM live_contribution c
JOIN live_prompt p ON p.id = c.prompt_id
JOIN live_activity a ON a.id = p.activity_id
JOIN live_participant o ON o.id = c.participant_id
LEFT JOIN people_group g ON g.id = o.group_id
LEFT JOIN live_words w ON w.contribution_id = c.id
WHERE """

_MEDIA = """
SELECT id, contribution_id, kind, alt_text FROM live_media WHERE {these} ORDER BY created_at, id"""


def last_number(session_id: int) -> int | None:
    """The number of a session's newest event; `None` where the session is gone."""
    found = rows.select("SELECT last_event FROM live_session WHERE id = %s", session_id)
    return found[0][0] if found else None


def happened(session_id: int, kinds: Collection[EventKind], *, after: int, up_to: int, most: int) -> list[Happened]:
    """The first `most` events of these kinds after a number and up to another, in their order."""
    of_kinds, given = rows.among("kind", [str(kind) for kind in kinds])
    found = rows.select(_HAPPENED.format(kinds=of_kinds), session_id, after, up_to, given, most)
    return [Happened(*row) for row in found]


def contributions(ids: Collection[int]) -> list[Told]:
    """These contributions, in no order."""
    these, given = rows.among("c.id", ids)
    return [_told(*row) for row in rows.select(_CONTRIBUTIONS + these, given)]


def media(contribution_ids: Collection[int]) -> dict[int, list[ToldMedia]]:
    """The pictures and recordings of these contributions, by its id and in the order in which they came."""
    these, given = rows.among("contribution_id", contribution_ids)
    found: dict[int, list[ToldMedia]] = {}
    for pk, contribution_id, kind, alt_text in rows.select(_MEDIA.format(these=these), given):
        one = ToldMedia(rows.as_uuid(pk), contribution_id, kind, alt_text)
        found.setdefault(contribution_id, []).append(one)
    return found


def _told(*row: Any) -> Told:
    one = Told(*row)
    is_there, is_held, is_late = (bool(each) for each in (one.is_there, one.is_held, one.is_late))
    return one._replace(uuid=rows.as_uuid(one.uuid), is_there=is_there, is_held=is_held, is_late=is_late)
