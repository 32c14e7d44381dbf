"""The restricted record: what waits for the safeguarding leads. Nobody else gets any of its words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet
from django.http import Http404

from alongside.live.models import Concern, ConcernTold, Contribution, Session
from alongside.live.permissions import can_read_held, check_can_raise_concern, check_can_read_concerns
from alongside.live.queries.desk import standing_contributions
from alongside.people.enums import Role
from alongside.people.models import Area, User
from alongside.people.standing import Standing


def leads_of(area: Area) -> list[User]:
    """The safeguarding leads of an area who can sign in."""
    return list(
        User.objects.filter(memberships__area=area, memberships__role=Role.SAFEGUARDING, is_active=True).distinct()
    )


def contribution_to_raise(standing: Standing, session: Session, uuid: UUID) -> Contribution:
    """A contribution that somebody may send to safeguarding; `Http404` where it is with them, or gone, already."""
    check_can_raise_concern(standing)
    rows = standing_contributions(session).select_related("words", "prompt__activity", "participant__group")
    if not can_read_held(standing):
        rows = rows.filter(is_held=False)
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404("This is not here any more: it was withdrawn, or it is with the safeguarding lead already.")
    return found


def concerns_for(standing: Standing) -> QuerySet[Concern]:
    """Everything that was sent to the leads of this area: what waits first, longest first; then the rest, newest."""
    check_can_read_concerns(standing)
    told = Prefetch("told", queryset=ConcernTold.objects.select_related("person"))
    return (
        Concern.objects.filter(area=standing.area)
        .select_related("contribution__words", "contribution__session", "contribution__prompt__activity")
        .select_related("contribution__participant__group", "raised_by", "acknowledged_by")
        .prefetch_related(told, "contribution__media")
        .order_by(F("acknowledged_at").asc(nulls_first=True), "raised_at", "pk")
    )


def concern_for(standing: Standing, pk: int) -> Concern:
    """One of them; `Http404` where it is another area's."""
    found = concerns_for(standing).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such concern in this area.")
    return found


@dataclass(frozen=True)
class Unacknowledged:
    """Of what was sent from one place: how many nobody has said yet that they have, and the first one's time."""

    count: int
    acknowledge_by: datetime


def unacknowledged_in(session: Session) -> Unacknowledged | None:
    """What was sent to safeguarding from a session and waits for somebody to say that they have it."""
    waiting = _waiting().filter(contribution__session=session)
    times = list(waiting.order_by("acknowledge_by").values_list("acknowledge_by", flat=True))
    return Unacknowledged(len(times), times[0]) if times else None


def waiting_in(area: Area) -> list[Concern]:
    """What waits in an area, with its session and nothing else: no words."""
    waiting = _waiting().filter(area=area).select_related("contribution__session")
    return list(waiting.only("raised_at", "acknowledge_by", "contribution__session__title").order_by("acknowledge_by"))


def _waiting() -> QuerySet[Concern]:
    return Concern.objects.filter(acknowledged_at__isnull=True, returned_at__isnull=True)
