"""Barriers, fetched for who may read them: an area's own for its team, what was shared for everybody."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.practice.enums import Helped
from alongside.practice.models import Attempt, Barrier

HELPED = (Helped.YES, Helped.PARTLY)


def barriers_of(standing: Standing, *, challenge: str = "", helped: bool = False) -> QuerySet[Barrier]:
    """The barriers of this area that whoever looks may read, the newest first."""
    found = _barriers().filter(area=standing.area)
    return _narrowed(found if standing.is_team else found.filter(_for_everybody()), challenge, helped)


def shared_elsewhere(area: Area, *, challenge: str = "", helped: bool = False) -> QuerySet[Barrier]:
    """What other areas have shared, the newest first (P15)."""
    return _narrowed(_barriers().filter(_for_everybody()).exclude(area=area), challenge, helped)


def barrier_for(standing: Standing, pk: int) -> Barrier:
    """A barrier of this area that whoever looks may read; `Http404` otherwise."""
    barrier = barriers_of(standing).filter(pk=pk).first()
    if barrier is None:
        raise Http404("There is no barrier at this address.")
    return barrier


def _barriers() -> QuerySet[Barrier]:
    barriers = Barrier.objects.select_related("area", "group", "project")
    return barriers.prefetch_related("attempts")


def _for_everybody() -> Q:
    """Shared, and of no project that only its team may see."""
    return Q(shared_at__isnull=False) & (Q(project__isnull=True) | Q(project__published_at__isnull=False))


def _narrowed(found: QuerySet[Barrier], challenge: str, helped: bool) -> QuerySet[Barrier]:
    if challenge:
        found = found.filter(challenge=challenge)
    if helped:
        found = found.filter(Exists(Attempt.objects.filter(barrier=OuterRef("pk"), helped__in=HELPED)))
    return found
