"""Whether a promise that was kept made a difference: what the groups say, and what people with a receipt say."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from alongside.answers import rules
from alongside.answers.enums import Difference
from alongside.answers.models import GroupDifference, OwnDifference, Promise
from alongside.core import clock
from alongside.core.small_numbers import Shares, shares
from alongside.frameworks.queries import pack_of, version_or_none
from alongside.frameworks.schema import WEEKS_BEFORE_ASKING
from alongside.people.models import Area, Group


def weeks_before_asking(promise: Promise) -> int:
    """How long after it was kept: as the pack says under which the work was done, or its area works."""
    project = promise.project
    version = project.pack_version if project is not None else version_or_none(promise.area)
    return pack_of(version).difference_after_weeks if version is not None else WEEKS_BEFORE_ASKING


def current_differences() -> Prefetch[str]:
    """What the groups say now, for promises that are fetched: one query, however many there are."""
    return Prefetch("differences", GroupDifference.objects.filter(is_current=True).select_related("group"))


# Whatever `difference_of` looks at, for promises that are fetched by themselves: six queries, however many they are.
DIFFERENCE_OF_PROMISE: tuple[str | Prefetch[str], ...] = (
    "decision__asking_groups",
    "decision__stances__group",
    "asking_groups",
    current_differences(),
)


@dataclass(frozen=True)
class DifferenceSaid:
    """Where the difference of a kept promise stands today: the groups' answers, and who has not spoken."""

    promise: Promise
    made: rules.Made
    said: tuple[GroupDifference, ...]
    silent: tuple[Group, ...]

    @property
    def is_asked(self) -> bool:
        """Whether its day has come."""
        return self.made is not rules.Made.NOT_ASKED_YET

    def of(self, group: Group) -> GroupDifference | None:
        """What a group says; nothing where it has not spoken."""
        return next((one for one in self.said if one.group_id == group.pk), None)

    def waits_for(self, group: Group) -> bool:
        """Whether a group is asked now: it has said nothing, or it was too early and is asked again."""
        said = self.of(group)
        return self.is_asked and rules.waits_for_difference(
            said.answer if said else None, ask_again_on=said.ask_again_on if said else None, today=clock.today()
        )


def difference_of(promise: Promise) -> DifferenceSaid | None:
    """What is said of a promise's difference; nothing while it is not kept.

    No query where `current_differences`, its askers and its deciders were fetched with it.
    """
    if promise.difference_from is None:
        return None
    asked = promise.asked_of_difference
    keys = {group.pk for group in asked}
    said = [one for one in promise.differences.all() if one.is_current and one.group_id in keys]
    made = rules.difference_made(
        asking_from=promise.difference_from,
        today=clock.today(),
        needed=[group.pk for group in promise.askers],
        said={one.group_id: one.answer for one in said},
    )
    assert made is not None  # it has a day of asking
    spoken = {one.group_id for one in said}
    return DifferenceSaid(promise, made, tuple(said), tuple(group for group in asked if group.pk not in spoken))


@dataclass(frozen=True)
class DifferenceTally:
    """How many of those with a receipt say that it made a difference, and what they wrote. The team's only."""

    counts: Mapping[str, int]
    words: tuple[OwnDifference, ...]

    @property
    def people(self) -> int:
        """How many have answered."""
        return sum(self.counts.values())

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Each answer in words with how many gave it."""
        return [(answer.label, self.counts[answer]) for answer in Difference]

    def in_public(self, area: Area) -> Shares[str]:
        """The same as everybody may see it: nobody can be singled out."""
        return shares(self.counts, smallest=area.smallest_shown)


def difference_tallies(promise_ids: Iterable[int]) -> dict[int, DifferenceTally]:
    """By promise, what participants answered: one query. Nothing where nobody has."""
    answers: dict[int, list[OwnDifference]] = {}
    rows = OwnDifference.objects.filter(promise__in=list(promise_ids), is_current=True)
    for row in rows.select_related("participant__group"):
        answers.setdefault(row.promise_id, []).append(row)
    return {promise_id: _tally(rows) for promise_id, rows in answers.items()}


def difference_tally(promise: Promise) -> DifferenceTally:
    """What participants answered about one promise."""
    return difference_tallies([promise.pk]).get(promise.pk, _tally([]))


def _tally(rows: list[OwnDifference]) -> DifferenceTally:
    counted = Counter(row.answer for row in rows)
    counts = {str(answer): counted[answer] for answer in Difference}
    return DifferenceTally(counts, tuple(row for row in rows if row.words))
