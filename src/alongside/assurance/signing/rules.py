"""What a project's mark still needs, and who may sign for whom. Plain functions over plain data.

The conditions are the pack's (`signoff.yaml`). One group that withholds stops everything, whatever the conditions say.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum

from alongside.assurance.signing.enums import Word
from alongside.frameworks.schema import Condition, Pack
from alongside.frameworks.schema.base import HasId, by_id


@dataclass(frozen=True)
class GroupSigned:
    """The word of one group that stands: by which person, and whether the record has changed since."""

    word: Word
    person_id: int
    is_stale: bool = False
    reasons: str = ""


class Assessed(Enum):
    """How far assessors have come. An award stands on the record as it was read, like a signature."""

    NOT_SUBMITTED = "not submitted"
    WAITING = "with the assessors"
    NOT_YET = "not yet"
    AWARDED = "awarded"
    STALE = "awarded on an earlier record"


@dataclass(frozen=True)
class Ground:
    """What a mark stands on: which checks count, which rungs the label supports, who signed, what assessors said."""

    checks: Mapping[str, bool] = field(default_factory=dict)
    supported: frozenset[str] = frozenset()
    signatures: Mapping[str, GroupSigned] = field(default_factory=dict)
    assessed: Assessed = Assessed.NOT_SUBMITTED


@dataclass(frozen=True)
class Standing:
    """What a project's mark needs next. Groups stand by their keys, in the order of the pack.

    `signed` are those whose signature counts, `reservations` what they said with it, `withheld` why a group withholds.
    `missing` have not said anything; `stale` signed an earlier record and are asked again. `reasons` say in sentences
    what is lacking, and are empty exactly when `is_complete`.
    """

    is_complete: bool
    signed: tuple[str, ...] = ()
    reservations: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    assessed: Assessed = Assessed.NOT_SUBMITTED
    reasons: tuple[str, ...] = ()


def standing(pack: Pack, ground: Ground) -> Standing:
    """What the mark of a project under this pack needs next. A pack without a sign-off has no mark to complete."""
    if pack.signoff is None:
        return Standing(is_complete=False, reasons=("This way of working has no mark.",))
    asked = groups_in_order(pack)
    words = {key: ground.signatures[key] for key in asked if key in ground.signatures}
    withheld = {key: one.reasons for key, one in words.items() if one.word is Word.WITHHELD}
    signed = tuple(key for key, one in words.items() if _counts(one))
    reasons = (
        *(f"{_title(pack.groups, key)} withhold it." for key in withheld),
        *_lacking(pack.signoff.needs, pack, ground),
    )
    return Standing(
        is_complete=not reasons,
        signed=signed,
        reservations={key: words[key].reasons for key in signed if words[key].word is Word.RESERVED},
        withheld=withheld,
        missing=tuple(key for key in asked if key not in words),
        stale=tuple(key for key, one in words.items() if one.is_stale),
        assessed=ground.assessed,
        reasons=tuple(dict.fromkeys(reasons)),
    )


def groups_in_order(pack: Pack) -> tuple[str, ...]:
    """The groups that are asked to sign, in the order of the pack's groups."""
    named = pack.signoff.groups if pack.signoff else ()
    return tuple(group.id for group in pack.groups if group.id in named)


def _counts(signed: GroupSigned | None) -> bool:
    return signed is not None and signed.word is not Word.WITHHELD and not signed.is_stale


def _lacking(condition: Condition, pack: Pack, ground: Ground) -> tuple[str, ...]:
    """What a condition still lacks, in sentences; nothing where it is fulfilled."""
    if condition.all_of:
        return tuple(reason for inner in condition.all_of for reason in _lacking(inner, pack, ground))
    if condition.any_of:
        ways = [_lacking(inner, pack, ground) for inner in condition.any_of]
        return () if not all(ways) else (f"One of these: {'; or '.join(' '.join(way) for way in ways)}",)
    reason = _lacks(condition, pack, ground)
    return (reason,) if reason else ()


def _lacks(condition: Condition, pack: Pack, ground: Ground) -> str:
    if condition.group_signs is not None:
        return _lacks_signature(condition.group_signs, pack, ground)
    if condition.check is not None:
        is_held = ground.checks.get(condition.check, False)
        checks = pack.checks.checks if pack.checks else ()
        text = next((check.text for check in checks if check.id == condition.check), condition.check)
        return "" if is_held else f"A check does not hold yet: {text}."
    if condition.every_check:
        open_ones = sum(not holds for holds in ground.checks.values())
        one_or_more = "1 check does" if open_ones == 1 else f"{open_ones} checks do"
        return f"{one_or_more} not hold yet." if open_ones else ""
    if condition.label_supports is not None:
        rung = _title(pack.rungs, condition.label_supports)
        return "" if condition.label_supports in ground.supported else f"The record does not support “{rung}” yet."
    if condition.distinct_people is not None:
        people = {one.person_id for one in ground.signatures.values() if _counts(one)}
        lacks = condition.distinct_people - len(people)
        return f"{condition.distinct_people} different people have to sign; so far {len(people)}." if lacks > 0 else ""
    return _OF_ASSESSORS[ground.assessed]


def _lacks_signature(key: str, pack: Pack, ground: Ground) -> str:
    signed, title = ground.signatures.get(key), _title(pack.groups, key)
    if signed is None:
        return f"{title} have not signed."
    if signed.word is Word.WITHHELD:
        return f"{title} withhold it."
    return f"{title} signed an earlier record, and are asked again." if signed.is_stale else ""


_OF_ASSESSORS: Mapping[Assessed, str] = {
    Assessed.NOT_SUBMITTED: "It has not been submitted to the assessors.",
    Assessed.WAITING: "The assessors have not said yet.",
    Assessed.NOT_YET: "The assessors said: not yet.",
    Assessed.STALE: "The assessors’ award does not hold for the record as it is now, and they are asked again.",
    Assessed.AWARDED: "",
}


def _title(things: Collection[HasId], key: str) -> str:
    found = by_id(tuple(things), key)
    return str(getattr(found, "title", key))


def counts_no_more(
    group: str, word: Word, person_id: int, *, family_groups: Collection[str], leads: Collection[int]
) -> bool:
    """Whether somebody who signed for families leads the project by now. What they withheld stands."""
    return word is not Word.WITHHELD and group in family_groups and person_id in leads


def why_not(
    group: str,
    person_id: int,
    *,
    signed_for: Mapping[str, int],
    family_groups: Collection[str],
    leads: Collection[int],
    titles: Mapping[str, str],
) -> str:
    """Why somebody who represents a group may not sign for it all the same; empty where they may.

    `signed_for` tells who signed for each group that has said its word; `leads` are those who lead the project.
    """
    if group in family_groups and person_id in leads:
        return "Who leads a project does not sign for families. Ask somebody else who speaks for this group."
    other = next((key for key, person in signed_for.items() if person == person_id and key != group), None)
    if other is not None:
        return f"You signed for {titles.get(other, other)} already. Somebody else signs for this group."
    return ""
