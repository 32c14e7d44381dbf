"""Which groups a new wording is put before, where each stands, and what an area's own version is called."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.frameworks.enums import GroupSays
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
    """Where a group stands with a wording: what it said, why, who for it, and when; nothing of it where nobody did.

    `number` is that of the answer, by which a page says which one it showed; 0 for none.
    """

    key: str
    title: str
    group_id: int | None
    says: GroupSays | None = None
    because: str = ""
    by: str = ""
    at: datetime | None = None
    number: int = 0

    @property
    def is_agreed(self) -> bool:
        return self.says is GroupSays.AGREES

    @property
    def is_not_yet(self) -> bool:
        return self.says is GroupSays.NOT_YET


def can_be_published(lines: Sequence[Line]) -> bool:
    """Whether every group that is asked has agreed."""
    return bool(lines) and all(line.is_agreed for line in lines)


def why_not_publish(lines: Sequence[Line]) -> str:
    """Why a wording cannot be published now; empty where it can. A group that says not yet is named before the others."""
    if can_be_published(lines):
        return ""
    not_yet = [line.title for line in lines if line.is_not_yet]
    if not_yet:
        return f"{' and '.join(not_yet)} say: not yet. Read why. Nothing is published before they agree."
    return "Not every group has agreed to these words."


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
