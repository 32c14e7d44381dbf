"""How a project is addressed, which parts it has and who agreed to what. Plain functions over plain data."""

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.utils.text import slugify

from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Pack, PackGroup

# `/projects/new/` is the page that starts one.
RESERVED_SLUGS = frozenset({"new"})
LONGEST_SLUG = 80
# More than anybody can look at, and fewer than would slow a page.
MOST_ON_A_MAP = 60
REASONED_PARTS = frozenset({Part.LEVEL, Part.RUNG})
# Whoever types on within so long goes on in the same answer; later is another sitting, and the earlier stays.
A_SITTING = timedelta(minutes=10)


def slug_from(title: str, *, taken: Collection[str]) -> str:
    """An address made of a title, with a number behind it where another project has it already.

    At most `LONGEST_SLUG` plain characters; `project` where the title has none of them.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    base = slugify(plain)[: LONGEST_SLUG - 5].strip("-_") or "project"
    unusable = RESERVED_SLUGS.union(taken)
    slug, number = base, 1
    while slug in unusable:
        number += 1
        slug = f"{base}-{number}"
    return slug


def parts_in(pack: Pack) -> tuple[Part, ...]:
    """What a project of this pack says of itself: a pack without levels or a ladder never asks for them."""
    missing = {part for part, offered in ((Part.LEVEL, pack.levels), (Part.RUNG, pack.rungs)) if not offered}
    return tuple(part for part in Part if part not in missing)


def choices_for(part: Part, pack: Pack) -> tuple[str, ...]:
    """The keys that a part may have; none where it takes words."""
    if part is Part.LEVEL:
        return tuple(level.id for level in pack.levels)
    if part is Part.RUNG:
        return tuple(rung.id for rung in pack.rungs)
    return ()


def tidied(words: str) -> str:
    """Words as they are kept: without space around them, and with one kind of line break, as browsers send two."""
    return words.replace("\r\n", "\n").strip()


def mark_of(words: str) -> str:
    """A short mark of words, by which a page says what it showed; empty where nothing stood there."""
    return hashlib.sha256(words.encode()).hexdigest()[:16] if words else ""


def goes_on(*, earlier: str, words: str, apart: timedelta) -> bool:
    """Whether somebody goes on typing, and does not write anew: soon after, and without taking away half of it."""
    return apart <= A_SITTING and 2 * len(words) >= len(earlier)


def problem_with(part: Part, *, value: str, because: str, pack: Pack) -> str | None:
    """Why this cannot be what a part says, in words for whoever wrote it; nothing where it can."""
    if part not in parts_in(pack):
        return "The pack of this project has no such part."
    if not value.strip():
        return "There is nothing in it. Write something, or leave it as it is."
    if part not in REASONED_PARTS:
        return None
    if value not in choices_for(part, pack):
        return "Choose one of those on this page."
    return None if because.strip() else "Give the reason for this choice."


def groups_that_agree(pack: Pack) -> tuple[PackGroup, ...]:
    """The groups whose agreement is asked for: those that sign in everybody's name, or all where none does."""
    return pack.groups_that_agree


class AgreementState(Enum):
    """What a group has said to a part as it is worded now."""

    AGREED = "agreed"
    AGREED_EARLIER = "agreed-earlier"
    NOT_YET = "not-yet"


@dataclass(frozen=True)
class Agreed:
    """A group agreed to the wording of this number on this day."""

    group_id: int
    number: int
    on: date


@dataclass(frozen=True)
class AgreementLine:
    """Where a group stands with a part. `on` is the day on which it last agreed, to whichever wording."""

    group_id: int
    state: AgreementState
    on: date | None = None


def agreement_lines(*, group_ids: Sequence[int], number: int | None, agreed: Iterable[Agreed]) -> list[AgreementLine]:
    """For each group, in the given order: agreed to wording `number`, to an earlier one only, or to none.

    `number` is the current wording, or nothing where the part was never worded.
    """
    latest: dict[int, Agreed] = {}
    for one in sorted(agreed, key=lambda agreement: agreement.number):
        latest[one.group_id] = one
    return [_line(group_id, number, latest.get(group_id)) for group_id in group_ids]


def _line(group_id: int, number: int | None, latest: Agreed | None) -> AgreementLine:
    if latest is None:
        return AgreementLine(group_id, AgreementState.NOT_YET)
    state = AgreementState.AGREED if latest.number == number else AgreementState.AGREED_EARLIER
    return AgreementLine(group_id, state, latest.on)
