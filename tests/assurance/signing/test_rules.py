"""What a mark still needs, from the pack's conditions; and who may sign for whom."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.rules import Assessed, Ground, GroupSigned, standing, why_not
from alongside.frameworks.loading import parse_pack
from tests.factories.frameworks import odd_pack, smallest_files
from tests.factories.projects import odd_pack_files

PACK = parse_pack(odd_pack_files())
CHECKS = {check.id: True for check in PACK.checks.checks} if PACK.checks else {}
AUNTS, GIRLS = GroupSigned(Word.SIGNED, 1), GroupSigned(Word.SIGNED, 2)
SIGNED = {"ecolieres": GIRLS, "aunts": AUNTS}
WHOLE = Ground(
    checks=CHECKS,
    supported=frozenset({"telling"}),
    signatures=SIGNED,
    assessed=Assessed.AWARDED,
)


def without(key: str) -> Mapping[str, GroupSigned]:
    return {group: signed for group, signed in SIGNED.items() if group != key}


def test_where_everything_is_there_nothing_is_lacking() -> None:
    found = standing(PACK, WHOLE)
    assert (found.is_complete, found.reasons, found.signed) == (True, (), ("ecolieres", "aunts"))


@pytest.mark.parametrize(
    ("ground", "reasons"),
    [
        (replace(WHOLE, checks=CHECKS | {"papers": False}), ("1 check does not hold yet.",)),
        (
            replace(WHOLE, signatures=without("aunts")),
            ("Aunts have not signed.", "2 different people have to sign; so far 1."),
        ),
        (replace(WHOLE, assessed=Assessed.NOT_SUBMITTED), ("It has not been submitted to the assessors.",)),
        (replace(WHOLE, assessed=Assessed.WAITING), ("The assessors have not said yet.",)),
        (replace(WHOLE, assessed=Assessed.NOT_YET), ("The assessors said: not yet.",)),
        (
            replace(WHOLE, assessed=Assessed.STALE),
            ("The assessors’ award does not hold for the record as it is now, and they are asked again.",),
        ),
        (
            replace(WHOLE, signatures=SIGNED | {"aunts": GroupSigned(Word.SIGNED, 1, is_stale=True)}),
            ("Aunts signed an earlier record, and are asked again.", "2 different people have to sign; so far 1."),
        ),
    ],
)
def test_each_thing_that_is_lacking_is_said(ground: Ground, reasons: tuple[str, ...]) -> None:
    found = standing(PACK, ground)
    assert (found.is_complete, found.reasons) == (False, reasons)


def test_a_group_that_withholds_stops_it_with_its_reasons() -> None:
    no = GroupSigned(Word.WITHHELD, 1, reasons="We were told, not asked.")
    found = standing(PACK, replace(WHOLE, signatures=SIGNED | {"aunts": no}))
    assert not found.is_complete
    assert found.withheld == {"aunts": "We were told, not asked."}
    assert found.signed == ("ecolieres",)
    assert found.reasons[0] == "Aunts withhold it."


def test_a_reservation_counts_and_is_told() -> None:
    but = GroupSigned(Word.RESERVED, 1, reasons="The papers came late.")
    found = standing(PACK, replace(WHOLE, signatures=SIGNED | {"aunts": but}))
    assert (found.is_complete, dict(found.reservations)) == (True, {"aunts": "The papers came late."})


def test_a_pack_without_a_sign_off_has_no_mark() -> None:
    assert not standing(parse_pack(smallest_files()), WHOLE).is_complete


# ---------------------------------------------------------------- one of several ways

ODD = odd_pack()
[GROUP] = [group.id for group in ODD.groups]
BY_PEOPLE = Ground(
    checks={"came": True},
    supported=frozenset({"valley", "slope", "summit"}),
    signatures={GROUP: GIRLS},
)


def test_either_way_of_the_odd_pack_is_enough() -> None:
    assert standing(ODD, BY_PEOPLE).is_complete
    assert standing(ODD, Ground(assessed=Assessed.AWARDED)).is_complete


def test_with_neither_way_both_are_told() -> None:
    found = standing(ODD, replace(BY_PEOPLE, supported=frozenset({"valley"})))
    assert found.reasons == (
        "One of these: The record does not support “Summit” yet.; or It has not been submitted to the assessors.",
    )


def test_withholding_stops_the_other_way_too() -> None:
    no = GroupSigned(Word.WITHHELD, 2, reasons="It rained.")
    assert not standing(ODD, Ground(signatures={GROUP: no}, assessed=Assessed.AWARDED)).is_complete


# ------------------------------------------------------------------------- properties

WORDS = st.builds(
    GroupSigned,
    word=st.sampled_from(Word),
    person_id=st.integers(1, 3),
    is_stale=st.booleans(),
    reasons=st.just("Because."),
)
GROUNDS = st.builds(
    Ground,
    checks=st.fixed_dictionaries({key: st.booleans() for key in CHECKS}),
    supported=st.frozensets(st.sampled_from([rung.id for rung in PACK.rungs])),
    signatures=st.dictionaries(st.sampled_from(["ecolieres", "aunts", "bakers"]), WORDS),
    assessed=st.sampled_from(Assessed),
)


@given(GROUNDS)
def test_it_is_complete_exactly_when_no_reason_is_left(ground: Ground) -> None:
    found = standing(PACK, ground)
    assert found.is_complete == (not found.reasons)


@given(GROUNDS)
def test_nothing_is_complete_while_a_group_that_is_asked_withholds(ground: Ground) -> None:
    found = standing(PACK, ground)
    no = [key for key in ("ecolieres", "aunts") if key in ground.signatures]
    withheld = {key for key in no if ground.signatures[key].word is Word.WITHHELD}
    assert set(found.withheld) == withheld
    assert not (withheld and found.is_complete)


@given(GROUNDS, st.sampled_from(["ecolieres", "aunts"]))
def test_taking_a_signature_away_never_completes_it_unless_it_withheld(ground: Ground, key: str) -> None:
    fewer = {group: signed for group, signed in ground.signatures.items() if group != key}
    signed = ground.signatures.get(key)
    if signed is None or signed.word is not Word.WITHHELD:
        assert standing(PACK, ground).is_complete >= standing(PACK, replace(ground, signatures=fewer)).is_complete


@given(GROUNDS, st.sampled_from(["ecolieres", "aunts"]))
def test_a_change_of_the_record_never_completes_it(ground: Ground, key: str) -> None:
    signed = ground.signatures.get(key)
    if signed is not None:
        aged = {**ground.signatures, key: replace(signed, is_stale=True)}
        assert standing(PACK, ground).is_complete >= standing(PACK, replace(ground, signatures=aged)).is_complete


@given(GROUNDS)
def test_each_group_that_is_asked_is_told_of_once(ground: Ground) -> None:
    found = standing(PACK, ground)
    for key in ("ecolieres", "aunts"):
        told = [key in found.signed, key in found.withheld, key in found.missing, key in found.stale]
        assert sum(told) == 1 or (key in found.withheld and key in found.stale and sum(told) == 2)
    assert "bakers" not in {*found.signed, *found.withheld, *found.missing, *found.stale}


# ------------------------------------------------------------------- who may sign

MAY: dict[str, Any] = {
    "signed_for": {},
    "family_groups": ("aunts",),
    "leads": frozenset({9}),
    "titles": {"aunts": "Aunts", "bakers": "Bakers"},
}


@pytest.mark.parametrize(
    ("group", "person", "signed_for", "begins"),
    [
        ("aunts", 1, {}, ""),
        ("aunts", 1, {"aunts": 1}, ""),  # their own word again
        ("aunts", 1, {"aunts": 2}, ""),  # another who speaks for the same group
        ("aunts", 1, {"bakers": 1}, "You signed for Bakers already."),
        ("aunts", 9, {}, "Who leads a project does not sign for families."),
        ("bakers", 9, {}, ""),  # no family group
    ],
)
def test_who_may_sign_for_whom(group: str, person: int, signed_for: dict[str, int], begins: str) -> None:
    said = why_not(group, person, **(MAY | {"signed_for": signed_for}))
    assert said.startswith(begins)
    assert bool(said) == bool(begins)
