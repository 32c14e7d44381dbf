"""What a benchmark reports."""

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Self

from django.db import connection


@dataclass(frozen=True)
class Figure:
    """One measured thing: `value` and `limit` in `unit`, their `ratio`, and whether it is at most `target`.

    Without a limit, a figure is only told and has no target. With `at_least` the ratio has to reach the target.
    """

    id: str
    value: float
    unit: str
    limit: float | None = None
    target: float | None = None
    at_least: bool = False
    measured_ratio: float | None = None

    @classmethod
    def of_runs(
        cls,
        id: str,  # noqa: A002  # the contract's word
        values: Sequence[float],
        unit: str,
        *,
        limits: Sequence[float],
        target: float | None = None,
        at_least: bool = False,
    ) -> Self:
        """Of several runs of value and limit in turn: the medians, and the median of the runs' ratios."""
        ratios = [value / limit for value, limit in zip(values, limits, strict=True) if limit]
        return cls(
            id,
            round(median(values), 3),
            unit,
            round(median(limits), 3),
            target,
            at_least,
            round(median(ratios), 3) if ratios else None,
        )

    @property
    def ratio(self) -> float | None:
        if self.measured_ratio is not None:
            return self.measured_ratio
        return round(self.value / self.limit, 3) if self.limit else None

    @property
    def met(self) -> bool | None:
        if self.target is None or self.ratio is None:
            return None
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target

    def as_data(self) -> dict[str, Any]:
        """In the shape that `alongside bench` prints."""
        told = asdict(self)
        del told["measured_ratio"]
        return {**told, "ratio": self.ratio, "met": self.met}


def machine() -> dict[str, Any]:
    """On what it was measured."""
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "database": connection.vendor,
    }
