"""Pictures of figures, as plain data: bars, and before and after on one line.

Each is drawn as a table whose cells hold the drawing, so that the picture and its table are one.
Positions are percentages, so a drawing fits any width without a script or an inline style.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row of a bar chart.

    ``value`` is None where the figure may not be shown; ``shown`` is what is written beside the
    bar ("about 10", "hidden: fewer than 6"), the plain number where it is empty. ``colour`` is the
    name of a note paper, ``href`` leads to what stands behind the number.
    """

    label: str
    value: float | None
    shown: str = ""
    colour: str = ""
    href: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of a before-and-after chart: the two means, and what else the table says."""

    label: str
    before: float | None
    after: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with its length in per cent of the longest."""

    bar: Bar
    length: str

    @property
    def words(self) -> str:
        """What stands beside the bar."""
        return self.bar.shown or ("not shown" if self.bar.value is None else plain_number(self.bar.value))


@dataclass(frozen=True, slots=True)
class DrawnChange:
    """A change with its two ends in per cent of the scale."""

    change: Change
    before_at: str
    after_at: str

    @property
    def before_words(self) -> str:
        """The mean before, or that there is none."""
        return "no answers" if self.change.before is None else plain_number(self.change.before)

    @property
    def after_words(self) -> str:
        """The mean after, or that there is none."""
        return "no answers" if self.change.after is None else plain_number(self.change.after)


def drawn_bars(bars: Iterable[Bar], *, longest: float | None = None) -> tuple[DrawnBar, ...]:
    """Lengths against the longest bar, or against ``longest`` where charts stand side by side."""
    bars = tuple(bars)
    values = [bar.value for bar in bars if bar.value is not None]
    whole = longest if longest is not None else max(values, default=0)
    return tuple(DrawnBar(bar, _percent(bar.value or 0, 0, whole)) for bar in bars)


def drawn_changes(changes: Iterable[Change], *, low: float, high: float) -> tuple[DrawnChange, ...]:
    """Positions on the scale from ``low`` to ``high``."""
    return tuple(
        DrawnChange(
            change,
            "" if change.before is None else _percent(change.before, low, high),
            "" if change.after is None else _percent(change.after, low, high),
        )
        for change in changes
    )


def scale_marks(low: int, high: int) -> Sequence[tuple[int, str]]:
    """Each whole number of the scale, with its position."""
    return [(mark, _percent(mark, low, high)) for mark in range(low, high + 1)]


def plain_number(value: float) -> str:
    """ "4", "4.2", "4.05": at most two decimals, none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _percent(value: float, low: float, high: float) -> str:
    if high <= low:
        return "0%"
    share = (value - low) / (high - low)
    return f"{100 * min(max(share, 0), 1):.2f}%"
