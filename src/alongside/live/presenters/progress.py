"""A statement rated before and after, as the pages tell it: means and changes of the same people (E5, Y2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from alongside.core import small_numbers
from alongside.core.charts import Change, plain_number
from alongside.live.statistics import Moved, SignedRank, caution, changes_of, moved, signed_rank

EVERYBODY = "Everybody"
EQUAL = "Each group weighs the same"


@dataclass(frozen=True)
class GroupRatings:
    """What one group chose before and after, by person. `behind` gives the page of a kind of change: "up"."""

    name: str
    before: Mapping[object, int]
    after: Mapping[object, int]
    behind: Callable[[str], str]
    is_named: bool = True


@dataclass(frozen=True)
class ProgressRow:
    """Everybody or one group: the same people at both moments. `behind` leads to what each number counts."""

    name: str
    moved: Moved
    behind: Mapping[str, str]

    @property
    def before_words(self) -> str:
        """The mean before, or a dash where nobody answered twice."""
        return mean_words(self.moved.mean_first)

    @property
    def after_words(self) -> str:
        """The mean after, or a dash."""
        return mean_words(self.moved.mean_second)

    @property
    def change_words(self) -> str:
        """The change of the mean with its sign: "+1.25"."""
        return signed(self.moved.mean_change)


@dataclass(frozen=True)
class EqualMove:
    """The mean of the groups' own means, before and after: each group weighs the same."""

    groups: int
    before: float
    after: float

    @property
    def before_words(self) -> str:
        """The mean before."""
        return mean_words(self.before)

    @property
    def after_words(self) -> str:
        """The mean after."""
        return mean_words(self.after)

    @property
    def change_words(self) -> str:
        """The change with its sign."""
        return signed(self.after - self.before)


@dataclass(frozen=True)
class Progress:
    """One statement: everybody, each group, and the view in which each group weighs the same."""

    label: str
    low: int
    high: int
    everybody: ProgressRow
    groups: list[ProgressRow]
    equal: EqualMove | None
    test: SignedRank | None

    @property
    def change(self) -> Change:
        """Everybody's row of the drawing."""
        return drawn(self.label, self.everybody.moved)

    def public_row(self, smallest: int) -> Change:
        """Everybody's row for outside the team: how many answered only as far as that may be told."""
        people = small_numbers.figure(self.paired, smallest=smallest).people
        return replace(self.change, label=EVERYBODY, note=f"{people} answered both times.".capitalize())

    @property
    def rows(self) -> list[Change]:
        """The rows of its drawing: everybody, then each group in which somebody answered twice."""
        groups = [drawn(row.name, row.moved) for row in self.groups if row.moved.paired]
        everybody = drawn(EVERYBODY, self.everybody.moved)
        if len(groups) < 2:
            return [everybody]
        equal = [Change(label=EQUAL, before=self.equal.before, after=self.equal.after)] if self.equal else []
        return [everybody, *groups, *equal]

    @property
    def all_rows(self) -> list[ProgressRow]:
        """The rows of its table."""
        return [self.everybody, *self.groups] if len(self.groups) > 1 else [self.everybody]

    @property
    def paired(self) -> int:
        """How many people answered both times."""
        return self.everybody.moved.paired

    @property
    def up(self) -> int:
        """How many chose more the second time."""
        return self.everybody.moved.up

    @property
    def same(self) -> int:
        """How many chose the same."""
        return self.everybody.moved.same

    @property
    def down(self) -> int:
        """How many chose less the second time."""
        return self.everybody.moved.down

    @property
    def is_few(self) -> bool:
        """Whether so few people changed that a mean says little."""
        return self.everybody.moved.is_few

    @property
    def caution(self) -> str:
        """What has to be said before anybody makes much of it."""
        return caution(self.everybody.moved)


def progress_of(
    label: str, scale: Sequence[int], groups: Sequence[GroupRatings], *, behind: Callable[[str], str]
) -> Progress | None:
    """Compare before and after; nothing where nobody rated it yet. `scale` are its steps as numbers."""
    before = {person: value for group in groups for person, value in group.before.items()}
    after = {person: value for group in groups for person, value in group.after.items()}
    if not scale or not (before or after):
        return None
    rows = [
        _row(group.name, group.before, group.after, group.behind) for group in groups if group.before or group.after
    ]
    named = {group.name for group in groups if group.is_named}
    return Progress(
        label=label,
        low=min(scale),
        high=max(scale),
        everybody=_row(EVERYBODY, before, after, behind),
        groups=rows,
        equal=_equal([row.moved for row in rows if row.name in named]),
        test=signed_rank(list(changes_of(before, after).values())),
    )


def _row(
    name: str, before: Mapping[object, int], after: Mapping[object, int], behind: Callable[[str], str]
) -> ProgressRow:
    kinds = ("before", "after", "paired", "up", "same", "down")
    return ProgressRow(name, moved(before, after), {kind: behind(kind) for kind in kinds})


def _equal(groups: Sequence[Moved]) -> EqualMove | None:
    """Only of groups in which somebody answered twice; nothing where there are fewer than two of them."""
    firsts = [group.mean_first for group in groups if group.mean_first is not None]
    seconds = [group.mean_second for group in groups if group.mean_second is not None]
    return EqualMove(len(firsts), fmean(firsts), fmean(seconds)) if len(firsts) > 1 else None


def drawn(label: str, moved: Moved) -> Change:
    """A row of the dumbbell chart."""
    people = "person" if moved.paired == 1 else "people"
    note = f"{moved.paired} {people} answered both times ({moved.first} before, {moved.second} after)."
    return Change(label=label, before=moved.mean_first, after=moved.mean_second, note=note)


def mean_words(mean: float | None) -> str:
    """A mean with two decimals at most; a dash where there is none."""
    return "–" if mean is None else plain_number(mean)


def signed(change: float | None) -> str:
    """ "+1.2", "−0.5", "0"; a dash where there is none."""
    if change is None:
        return "–"
    words = plain_number(abs(change))
    if words == "0":
        return "0"
    return f"{'+' if change > 0 else '−'}{words}"


def as_data(progress: Progress) -> dict[str, Any]:
    """A statement for exports: everybody, each group, the groups with equal weight, and the test where it stands."""
    test, equal = progress.test, progress.equal
    return {
        "everybody": _numbers_of(progress.everybody.moved),
        "groups": {row.name: _numbers_of(row.moved) for row in progress.groups},
        "equal_groups": {"groups": equal.groups, "before": equal.before, "after": equal.after} if equal else None,
        "wilcoxon_pratt": {"statistic": test.statistic, "p": test.probability, "rank_biserial": test.effect}
        if test
        else None,
    }


def _numbers_of(moves: Moved) -> dict[str, Any]:
    return {
        "before": moves.first,
        "after": moves.second,
        "paired": moves.paired,
        "mean_before": moves.mean_first,
        "mean_after": moves.mean_second,
        "up": moves.up,
        "same": moves.same,
        "down": moves.down,
    }
