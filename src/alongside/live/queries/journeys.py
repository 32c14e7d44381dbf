"""The same people in earlier sessions, where they brought a receipt along (P10)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from alongside.live.models import Contribution, Participant, Session

# A person is followed back through so many sessions: a beginning, a few in the middle, and an end.
MOST_SESSIONS = 6

Asked = tuple[str, str]  # activity, prompt: by their ids, which are the same in every session of a template


@dataclass(frozen=True, slots=True)
class Point:
    """A session at one of its moments: beginning, middle or end for those who came to all of them."""

    session: Session
    moment: str


def linked_people(session: Session) -> dict[UUID, UUID]:
    """Everybody who continues an earlier session of this area, and all that they were there.

    Each person's ids in the sessions, this one included, lead to their id in this one. As many queries as there
    are sessions in the longest chain, `MOST_SESSIONS` at most.
    """
    here = Participant.objects.filter(session=session, continues__session__area=session.area_id)
    person_of: dict[UUID, UUID] = {}
    frontier = {row.continues_id: row.pk for row in here.only("pk", "continues_id") if row.continues_id}
    person_of.update({pk: pk for pk in frontier.values()})
    for _ in range(MOST_SESSIONS - 1):
        frontier = {earlier: person for earlier, person in frontier.items() if earlier not in person_of}
        if not frontier:
            break
        person_of.update(frontier)
        rows = Participant.objects.filter(pk__in=frontier, continues__session__area=session.area_id)
        frontier = {row.continues_id: frontier[row.pk] for row in rows.only("pk", "continues_id") if row.continues_id}
    return person_of


def ratings_along(session: Session) -> Mapping[Asked, Mapping[Point, dict[UUID, int]]]:
    """What linked people chose, where it is a number: by what was asked, and by session and moment in their order."""
    person_of = linked_people(session)
    if not person_of:
        return {}
    rows = (
        Contribution.objects.filter(
            participant__in=person_of, is_current=True, withdrawn_at__isnull=True, is_restricted=False
        )
        .exclude(value="")
        .select_related("session__area", "prompt__activity")
        .order_by("session__created_at", "session_id", "-moment")  # "before" stands before "after"
    )
    found: dict[Asked, dict[Point, dict[UUID, int]]] = defaultdict(dict)
    for row in rows:
        if row.value.isdigit():
            asked = (row.prompt.activity.key, row.prompt.key)
            point = Point(row.session, row.moment)
            found[asked].setdefault(point, {})[person_of[row.participant_id]] = int(row.value)
    return found
