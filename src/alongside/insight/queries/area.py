"""What an area tells everybody: its answers, its promises, and which of them are overdue."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from alongside.answers.difference_queries import DIFFERENCE_OF_PROMISE, difference_of
from alongside.answers.models import Decision, Promise
from alongside.answers.rules import Made, Where, where_it_stands
from alongside.people.models import Area


@dataclass(frozen=True)
class Promises:
    """An area's published promises by where they stand today."""

    by_place: dict[Where, list[Promise]]

    def at(self, where: Where) -> list[Promise]:
        """Those that stand there, by the day on which they are or were due."""
        return self.by_place.get(where, [])

    def differences(self) -> Counter[Made]:
        """How many of those that were kept made a difference, and so on, as those who asked say."""
        kept = self.at(Where.KEPT)
        prefetch_related_objects(kept, *DIFFERENCE_OF_PROMISE)
        found = (difference_of(promise) for promise in kept)
        return Counter(said.made for said in found if said is not None)

    @property
    def total(self) -> int:
        """How many promises there are in all."""
        return sum(len(promises) for promises in self.by_place.values())


def newest_answers(area: Area, *, most: int) -> list[Decision]:
    """The answers published last, with their theme."""
    return list(_published(area).select_related("theme__project__area").order_by("-published_at", "-pk")[:most])


def published_promises(area: Area, *, today: date) -> Promises:
    """Every promise that came of a published answer, or of a pledge."""
    promises = Promise.objects.filter(
        Q(decision__in=_published(area)) | Q(pledge__session__area=area) | Q(follow_up__minutes__area=area)
    )
    by_place: dict[Where, list[Promise]] = {}
    for promise in promises.select_related("decision__theme"):
        by_place.setdefault(where_it_stands(promise.state, due=promise.due, today=today), []).append(promise)
    return Promises(by_place)


def _published(area: Area) -> QuerySet[Decision]:
    return Decision.objects.filter(theme__project__area=area, is_current=True, published_at__isnull=False)
