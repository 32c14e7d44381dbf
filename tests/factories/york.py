"""A training like York's (Y1, Y2): 32 invented people in four roles who rate four statements before and after.

And what must come of it, worked out here in plain Python, without anything of the product.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass

STATEMENTS = ("understand", "use", "tools", "colleagues")
# How many came in each of four roles. The template's groups stand in for the roles, one for each.
ROLES = {"practitioners": 15, "supporters": 6, "parents-carers": 4, "young-people": 7}
TITLES = {
    "practitioners": "Practitioners",
    "supporters": "Supporters",
    "parents-carers": "Parents and carers",
    "young-people": "Young people",
}
# One in nine leaves a rating out: some answer only before, some only after, a few not at all.
LEFT_OUT = 9


@dataclass(frozen=True)
class Rated:
    """One rating of one invented person."""

    person: str
    role: str
    statement: str
    moment: str
    value: int


def ratings(
    statements: Collection[str] = STATEMENTS, roles: Mapping[str, int] = ROLES, *, steps: int = 5
) -> list[Rated]:
    """The same people on every run: most go up by a step or two, some stay, a few go down.

    They are York's 32 with its four statements, unless a test has others.
    """
    chance = random.Random(1847)  # noqa: S311  # invented answers, not secrets
    people = [(f"{role}-{number}", role) for role, count in roles.items() for number in range(1, count + 1)]
    found = []
    for person, role in people:
        for statement in statements:
            before = min(steps, chance.choice((1, 2, 2, 3, 3, 4)))
            after = min(steps, max(1, before + chance.choice((-1, 0, 0, 1, 1, 1, 2, 2))))
            for moment, value in (("before", before), ("after", after)):
                if chance.randrange(LEFT_OUT):
                    found.append(Rated(person, role, statement, moment, value))
    return found


def as_csv(rated: list[Rated], *, activity: str = "understanding") -> str:
    """The file that is typed from the sticker sheets."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["activity", "prompt", "person", "group", "moment", "value"])
    writer.writerows([activity, one.statement, one.person, one.role, one.moment, one.value] for one in rated)
    return out.getvalue()


@dataclass(frozen=True)
class Told:
    """What must be shown of one statement and one role, or of everybody."""

    before: int
    after: int
    paired: int
    mean_before: str
    mean_after: str
    up: int
    same: int
    down: int


def told(rated: list[Rated], statement: str, role: str = "") -> Told:
    """Worked out with nothing but a loop: each person against themselves."""
    at: dict[str, dict[str, int]] = {"before": {}, "after": {}}
    for one in rated:
        if one.statement == statement and role in ("", one.role):
            at[one.moment][one.person] = one.value
    both = [person for person in at["before"] if person in at["after"]]
    up = same = down = sum_before = sum_after = 0
    for person in both:
        first, second = at["before"][person], at["after"][person]
        sum_before += first
        sum_after += second
        up += second > first
        same += second == first
        down += second < first
    return Told(
        before=len(at["before"]),
        after=len(at["after"]),
        paired=len(both),
        mean_before=two_decimals(sum_before, len(both)),
        mean_after=two_decimals(sum_after, len(both)),
        up=up,
        same=same,
        down=down,
    )


def two_decimals(total: int, people: int) -> str:
    """A mean as it is written: two decimals at most, and none that say nothing."""
    return f"{total / people:.2f}".rstrip("0").rstrip(".")
