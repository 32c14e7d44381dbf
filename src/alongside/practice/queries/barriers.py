"""Barriers, fetched for who may read them: an area's own for its team, what was shared for everybody."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.practice.enums import Helped
from alongside.practice.models import Attempt, Barrier

HELPED = (Helped.YES, Helped.PARTLY)


def barriers_of(standing: Standing, *, challenge: str = "", helped: bool = False) -> QuerySet[Barrier]:
    """The barriers of this area that whoever looks may read, the newest first."""
    if standing.is_team:
        return _with_attempts(Attempt.objects.all(), challenge, helped).filter(area=standing.area)
    return _for_everybody(challenge, helped).filter(area=standing.area)


def shared_elsewhere(area: Area, *, challenge: str = "", helped: bool = False) -> QuerySet[Barrier]:
    """What other areas have shared, the newest first (P15)."""
    return _for_everybody(challenge, helped).exclude(area=area)


def barrier_for(standing: Standing, pk: int) -> Barrier:
    """A barrier of this area that whoever looks may read; `Http404` otherwise."""
    barrier = barriers_of(standing).filter(pk=pk).first()
    if barrier is None:
        raise Http404("There is no barrier at this address.")
    return barrier


def barriers_with_new_words(area: Area) -> list[Barrier]:
    """Shared barriers at which something was written that nobody has looked at yet."""
    unread = Attempt.objects.filter(barrier=OuterRef("pk"), shared_at__isnull=True)
    return list(Barrier.objects.filter(Exists(unread), area=area, shared_at__isnull=False))


def _for_everybody(challenge: str, helped: bool) -> QuerySet[Barrier]:
    """Shared, and of no project that only its team may see; with what was tried as far as that is shared."""
    of_all = Q(project__isnull=True) | Q(project__published_at__isnull=False)
    shared = Attempt.objects.filter(shared_at__isnull=False)
    return _with_attempts(shared, challenge, helped).filter(of_all, shared_at__isnull=False)


def _with_attempts(attempts: QuerySet[Attempt], challenge: str, helped: bool) -> QuerySet[Barrier]:
    """Barriers of which whoever looks may read these attempts, and no others."""
    found = Barrier.objects.select_related("area", "group", "project").prefetch_related(Prefetch("attempts", attempts))
    if challenge:
        found = found.filter(challenge=challenge)
    if helped:
        found = found.filter(Exists(attempts.filter(barrier=OuterRef("pk"), helped__in=HELPED)))
    return found
