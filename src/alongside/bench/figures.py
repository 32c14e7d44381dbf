"""What a benchmark reports."""

import os
import platform
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Figure:
    """One measured thing: `value` and `limit` in `unit`, their `ratio`, and whether it is at most `target`.

    Without a limit, a figure is only told and has no target.
    """

    id: str
    value: float
    unit: str
    limit: float | None = None
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        return round(self.value / self.limit, 3) if self.limit else None

    def as_data(self) -> dict[str, Any]:
        met = None if self.target is None or self.ratio is None else self.ratio <= self.target
        return {**asdict(self), "ratio": self.ratio, "met": met}


def machine() -> dict[str, Any]:
    """On what it was measured."""
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "database": connection.vendor,
    }
