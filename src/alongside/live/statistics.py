"""What numbers say of the same people before and after, and of groups that weigh the same.

Plain functions over plain data. They say no more than so few people can carry: a test stands only from
`FEWEST_FOR_TEST` people who changed on, and the sentence beside it says what it does not tell.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

# Below six pairs that changed, no result of the test can be rarer than 1 in 20, whatever people chose.
FEWEST_FOR_TEST = 6
BETTER_FOR_TEST = 10

K = TypeVar("K", bound=Hashable)
G = TypeVar("G", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Moved:
    """How the same people answered at two moments. The means are those of the `paired`, and of nobody else."""

    first: int
    second: int
    paired: int
    mean_first: float | None
    mean_second: float | None
    up: int
    same: int
    down: int

    @property
    def changed(self) -> int:
        """How many gave another answer the second time."""
        return self.up + self.down

    @property
    def mean_change(self) -> float | None:
        """By how much the mean of the same people moved, in steps of the scale."""
        if self.mean_first is None or self.mean_second is None:
            return None
        return self.mean_second - self.mean_first

    @property
    def is_few(self) -> bool:
        """Whether so few people changed that nothing can be tested."""
        return self.changed < FEWEST_FOR_TEST


def changes_of(first: Mapping[K, int], second: Mapping[K, int]) -> dict[K, int]:
    """By how many steps each person moved who answered both times."""
    return {person: second[person] - first[person] for person in first if person in second}


def moved(first: Mapping[K, int], second: Mapping[K, int]) -> Moved:
    """Compare two moments, each person with themselves. Who answered once is counted and not compared."""
    changes = changes_of(first, second)
    return Moved(
        first=len(first),
        second=len(second),
        paired=len(changes),
        mean_first=fmean(first[person] for person in changes) if changes else None,
        mean_second=fmean(second[person] for person in changes) if changes else None,
        up=sum(change > 0 for change in changes.values()),
        same=sum(change == 0 for change in changes.values()),
        down=sum(change < 0 for change in changes.values()),
    )


@dataclass(frozen=True, slots=True)
class SignedRank:
    """Wilcoxon's signed-rank test of paired answers, two-sided, with people who stayed the same as Pratt has them.

    `effect` is the matched-pairs rank-biserial correlation (`rank_biserial`).
    """

    changed: int
    paired: int
    statistic: float
    probability: float
    effect: float

    @property
    def chance_words(self) -> str:
        """The probability as a sentence for people who have never heard of one."""
        if self.probability < 0.01:
            often = "fewer than 1 of 100 groups"
        else:
            often = f"about {round(100 * self.probability)} of 100 groups"
        return f"By chance alone, a difference as clear as this, up or down, would come up in {often} like this one."


def signed_rank(changes: Sequence[int]) -> SignedRank | None:
    """The test over everybody's change; nothing where fewer than `FEWEST_FOR_TEST` people changed.

    People who stayed the same take part in the ranking and then drop out (Pratt 1959): to leave them out
    would make a small stir look like a general one. Up to 13 people the probability is worked out from every
    way in which the signs could have fallen; above, from the normal distribution with its correction for ties.
    """
    if sum(change != 0 for change in changes) < FEWEST_FOR_TEST:
        return None
    from scipy.stats import wilcoxon  # takes a third of a second to import, and few pages need it

    found = wilcoxon(changes, zero_method="pratt")
    return SignedRank(
        changed=sum(change != 0 for change in changes),
        paired=len(changes),
        statistic=float(found.statistic),
        probability=float(found.pvalue),
        effect=rank_biserial(changes),
    )


def rank_biserial(changes: Sequence[int]) -> float:
    """The matched-pairs rank-biserial correlation, by the simple difference formula (Kerby 2014).

    The ranks of those who went up, less the ranks of those who went down, over all of these ranks. 1 says that
    everybody who changed went up, −1 that they all went down, 0 that both weigh the same. Ranks are of the size
    of the change, shared where several are equal, zeros ranked and then dropped. 0 where nobody changed.

    >>> rank_biserial([1, 1, 2, -1])
    0.6
    """
    ranks = _ranks([abs(change) for change in changes])
    up = sum(rank for rank, change in zip(ranks, changes, strict=True) if change > 0)
    down = sum(rank for rank, change in zip(ranks, changes, strict=True) if change < 0)
    return (up - down) / (up + down) if up + down else 0.0


def _ranks(sizes: Sequence[int]) -> list[float]:
    """Ranks from 1 for the smallest; equal ones share the mean of theirs."""
    mean_rank: dict[int, float] = {}
    below = 0
    for size in sorted(set(sizes)):
        equal = sizes.count(size)
        mean_rank[size] = below + (equal + 1) / 2
        below += equal
    return [mean_rank[size] for size in sizes]


def caution(moved: Moved) -> str:
    """What has to be said before anybody makes much of a difference; empty where enough people changed."""
    if not moved.paired:
        return "Nobody answered both times, so nothing can be compared."
    if not moved.changed:
        return "Nobody changed their answer, so there is nothing to test."
    people = "1 person" if moved.changed == 1 else f"{moved.changed} people"
    if moved.changed < FEWEST_FOR_TEST:
        return (
            f"Only {people} changed their answer. That is too few to say whether it is more than chance: "
            f"it takes {FEWEST_FOR_TEST}, and {BETTER_FOR_TEST} is better. Talk with them rather than count them."
        )
    if moved.changed < BETTER_FOR_TEST:
        return f"{people} changed their answer. Take what follows as a hint: {BETTER_FOR_TEST} or more is better."
    return ""


@dataclass(frozen=True, slots=True)
class Along:
    """The same people at several points in time: those who answered at every one of them, and their means."""

    people: int
    means: tuple[float, ...]
    first_to_last: Moved


def along(points: Sequence[Mapping[K, int]]) -> Along | None:
    """How the same people answered at the beginning, in the middle and at the end (P10).

    `points` are in order, each with one answer a person. Nothing where fewer than two points are given or
    nobody answered at all of them.
    """
    everywhere = set.intersection(*(set(point) for point in points)) if len(points) > 1 else set()
    if not everywhere:
        return None
    kept = [{person: point[person] for person in everywhere} for point in points]
    return Along(
        people=len(everywhere),
        means=tuple(fmean(point.values()) for point in kept),
        first_to_last=moved(kept[0], kept[-1]),
    )


def shares(counts: Mapping[K, int], people: int) -> dict[K, float]:
    """Which part of so many people stands behind each count, from 0 to 1."""
    return {key: count / people if people else 0.0 for key, count in counts.items()}


def equal_group_shares(groups: Mapping[G, tuple[Mapping[K, int], int]], keys: Iterable[K]) -> dict[K, float]:
    """The mean of the groups' own shares, so that each group weighs the same however many came (W11).

    `groups` gives counts and people for each group; a group of which nobody answered has no say and no weight.
    """
    answered = [shares(counts, people) for counts, people in groups.values() if people]
    return {key: fmean(group.get(key, 0.0) for group in answered) if answered else 0.0 for key in keys}
