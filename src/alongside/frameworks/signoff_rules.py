"""What the sign-off of a pack has to mean: whatever it names exists, and it can be fulfilled at all."""

from collections.abc import Iterator, Sequence

from alongside.frameworks.errors import Finding, Place
from alongside.frameworks.schema import Condition, Pack
from alongside.frameworks.schema.base import HasId, by_id

FILE = "signoff.yaml"


def signoff_findings(pack: Pack) -> Iterator[Finding]:
    """Everything that is wrong with a pack's sign-off."""
    signoff = pack.signoff
    if signoff is None:
        return
    for place, condition in _with_places(("needs",), signoff.needs):
        yield from _names_what_exists(pack, place, condition)
    if not signoff.groups:
        reason = "nobody signs, so nobody could withhold the mark"
        yield Finding(FILE, ("needs",), reason, "Name a group with `group_signs`")
    for number, key in enumerate(signoff.family_groups):
        yield from _unknown(("family_groups", number), key, pack.groups, "group")
    if signoff.assessment is not None:
        for number, key in enumerate(signoff.assessment.stages):
            yield from _unknown(("assessment", "stages", number), key, pack.stages, "stage")
    if signoff.wants_assessors != (signoff.assessment is not None):
        reason = "`assessor_awards` and `assessment` go together"
        yield Finding(FILE, ("needs",), reason, "Give both, or neither")


def _with_places(place: Place, condition: Condition) -> Iterator[tuple[Place, Condition]]:
    yield place, condition
    field = "all_of" if condition.all_of else "any_of"
    for number, inner in enumerate(condition.inner):
        yield from _with_places((*place, field, number), inner)


def _names_what_exists(pack: Pack, place: Place, condition: Condition) -> Iterator[Finding]:
    checks = pack.checks.checks if pack.checks else ()
    if condition.group_signs is not None:
        yield from _unknown((*place, "group_signs"), condition.group_signs, pack.groups, "group")
    if condition.check is not None:
        yield from _unknown((*place, "check"), condition.check, checks, "check")
    if condition.every_check and not checks:
        yield Finding(FILE, (*place, "every_check"), "this pack has no checks", "Write checks.yaml, or leave it out")
    if condition.label_supports is not None:
        yield from _unknown((*place, "label_supports"), condition.label_supports, pack.rungs, "rung")
        if not (pack.ladder and pack.ladder.says_what_it_needs):
            reason = "no label can be worked out, since no rung says what it needs"
            yield Finding(FILE, (*place, "label_supports"), reason, "Give the rungs their `needs`, or leave it out")
    if pack.signoff is not None and (condition.distinct_people or 0) > len(pack.signoff.groups):
        reason = f"only {len(pack.signoff.groups)} groups sign, one person for each"
        yield Finding(FILE, (*place, "distinct_people"), reason, "Ask for fewer people, or name more groups")


def _unknown(place: Place, key: str, things: Sequence[HasId], what: str) -> Iterator[Finding]:
    if by_id(things, key) is None:
        known = ", ".join(thing.id for thing in things) or "none"
        yield Finding(FILE, place, f"there is no {what} `{key}` in this pack", f"Use one of its own: {known}")
