"""Which groups a new wording is put before, where each stands, and what an area's own version is called."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.frameworks.schema import Pack, PackGroup

LONGEST_ID = 60


def groups_to_ask(new: Pack, now: Pack | None) -> tuple[PackGroup, ...]:
    """The groups that the new wording names, and those whose word counts today: nobody is worded out unasked."""
    named = {group.id: group for group in new.groups_that_agree}
    for group in now.groups_that_agree if now else ():
        named.setdefault(group.id, group)
    return tuple(named.values())


@dataclass(frozen=True)
class Line:
    """Where a group stands with a wording: who agreed for it, and when; nothing of both where nobody did."""

    key: str
    title: str
    group_id: int | None
    by: str = ""
    at: datetime | None = None

    @property
    def is_agreed(self) -> bool:
        return self.at is not None


def can_be_published(lines: Sequence[Line]) -> bool:
    """Whether every group that is asked has agreed."""
    return bool(lines) and all(line.is_agreed for line in lines)


def own_base(area_slug: str, pack_id: str) -> str:
    """The area's name before the pack's, with room for a number behind them."""
    return f"{area_slug}-{pack_id}"[: LONGEST_ID - 4].strip("-").lower()


def own_id(base: str, *, taken: Collection[str]) -> str:
    """What an area's own words of a pack are called; numbered where the name is taken."""
    own, number = base, 1
    while own in taken:
        number += 1
        own = f"{base}-{number}"
    return own


def own_number(began_from: str, used: Collection[str]) -> str:
    """The first version after the one that the words began from which is not used yet."""
    number = 1
    while f"{began_from}.{number}" in used:
        number += 1
    return f"{began_from}.{number}"
