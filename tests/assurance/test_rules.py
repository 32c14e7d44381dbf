"""The honest label as plain data: what holds, what is missing, and that more involvement never lowers it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.assurance.evidence import Decided, Evidence, Occasion, Record, Source
from alongside.assurance.rules import finding, label
from alongside.frameworks.enums import FACTS_ABOUT_GROUPS, Fact
from alongside.frameworks.loading import bundled_folders, load_pack
from alongside.frameworks.schema import Need, Rung
from alongside.gatherings.enums import Purpose

GROUPS = ("bakers", "aunts")
DAYS = (date(2026, 1, 10), date(2026, 2, 20))
PACKS = [load_pack(folder) for folder in bundled_folders()]
LADDERS = [pack.rungs for pack in PACKS if pack.rungs]
RUNGS = [(rungs, rung) for rungs in LADDERS for rung in rungs if rung.needs]


def gathering(number: int, *purposes: Purpose, groups: tuple[str, ...] = ("bakers",), on: date = DAYS[0]) -> Occasion:
    record = Record(Source.GATHERING, number, f"Gathering {number}", on)
    return Occasion(record, frozenset(purpose.value for purpose in purposes), frozenset(groups))


def decision(number: int, *, taken_in: int | None, is_yes: bool = True, is_published: bool = True) -> Decided:
    record = Record(Source.DECISION, number, f"Theme {number}", DAYS[1])
    return Decided(record, number, taken_in, is_yes, is_published)


THEME = Record(Source.THEME, 1, "Theme 1")
OPEN = Record(Source.PART, 1, "What is open", DAYS[0])
EVERYTHING = Evidence(
    occasions=(
        gathering(1, *Purpose, groups=GROUPS),
        gathering(2, Purpose.ASKED, groups=GROUPS, on=DAYS[1]),
    ),
    themes=(THEME,),
    decisions=(decision(1, taken_in=1),),
    kept=(Record(Source.PROMISE, 1, "We send them", DAYS[1]),),
    open_part=OPEN,
    published=Record(Source.PROJECT, 1, "Passports", DAYS[0]),
)


def need(fact: Fact, *groups: str, how_many: str = "every") -> Need:
    return Need.model_validate({"fact": fact, "groups": tuple(groups), "how_many": how_many})


def of(fact: Fact) -> Need:
    return need(fact, *(GROUPS if fact in FACTS_ABOUT_GROUPS else ()))


@pytest.mark.parametrize("fact", Fact)
def test_with_everything_recorded_every_fact_holds_and_names_its_records(fact: Fact) -> None:
    found = finding(of(fact), EVERYTHING)
    assert found.holds
    assert found.records


@pytest.mark.parametrize("fact", Fact)
def test_with_nothing_recorded_no_fact_holds(fact: Fact) -> None:
    found = finding(of(fact), Evidence())
    assert (found.holds, found.records, found.shown_for) == (False, (), ())


def test_every_group_or_any_group() -> None:
    evidence = Evidence(occasions=(gathering(1, Purpose.NAMED_NEED),))
    every = finding(need(Fact.NEED_NAMED_WITH, *GROUPS), evidence)
    some = finding(need(Fact.NEED_NAMED_WITH, *GROUPS, how_many="any"), evidence)
    assert (every.holds, every.shown_for, every.missing) == (False, ("bakers",), ("aunts",))
    assert (some.holds, some.shown_for, some.missing) == (True, ("bakers",), ())


def test_any_of_them_may_be_another_one_each_time() -> None:
    rooms = (gathering(1, Purpose.DECIDED), gathering(2, Purpose.DECIDED, groups=("aunts",)))
    evidence = Evidence(occasions=rooms, decisions=(decision(1, taken_in=1), decision(2, taken_in=2)))
    some = finding(need(Fact.DECIDED_WITH, *GROUPS, how_many="any"), evidence)
    every = finding(need(Fact.DECIDED_WITH, *GROUPS), evidence)
    assert (some.holds, some.shown_for) == (True, GROUPS)
    assert (every.holds, every.missing) == (False, GROUPS)


def test_asked_twice_on_one_day_is_asked_once() -> None:
    once = Evidence(occasions=(gathering(1, Purpose.ASKED), gathering(2, Purpose.ASKED)))
    again = Evidence(occasions=(*once.occasions, gathering(3, Purpose.ASKED, on=DAYS[1])))
    assert not finding(need(Fact.ASKED_AGAIN, "bakers"), once).holds
    assert finding(need(Fact.ASKED_AGAIN, "bakers"), again).holds


def test_one_decision_without_them_in_the_room_is_enough_to_lose_it() -> None:
    with_them = Evidence(occasions=(gathering(1, Purpose.DECIDED),), decisions=(decision(1, taken_in=1),))
    without = replace(with_them, decisions=(*with_them.decisions, decision(2, taken_in=None)))
    wanted = need(Fact.DECIDED_WITH, "bakers")
    assert [record.id for record in finding(wanted, with_them).records] == [1]
    assert not finding(wanted, without).holds


def test_one_theme_without_an_answer_is_enough_to_lose_it() -> None:
    unanswered = replace(EVERYTHING, themes=(THEME, Record(Source.THEME, 2, "Theme 2")))
    unpublished = replace(EVERYTHING, decisions=(decision(1, taken_in=1, is_published=False),))
    wanted = need(Fact.EVERY_THEME_ANSWERED)
    assert not finding(wanted, unanswered).holds
    assert not finding(wanted, unpublished).holds


@pytest.mark.parametrize("rungs", LADDERS, ids=["wirral", "stoke"])
def test_nothing_recorded_leaves_the_lowest_rung_and_says_that_not_even_that_is_shown(rungs: tuple[Rung, ...]) -> None:
    found = label(rungs, Evidence())
    assert (found.supported, found.is_bare) == (rungs[0], True)
    assert found.next_up is not None


# ------------------------------------------- every rung of every bundled pack, and each of its needs taken away


def shows(needs: Collection[Need]) -> Evidence:
    """The record that shows these needs and nothing else: a gathering for each, with all the groups that it names."""
    evidence = Evidence()
    for number, one in enumerate(needs, start=1):
        evidence = _shows(evidence, one, number)
    return evidence


def _shows(evidence: Evidence, one: Need, number: int) -> Evidence:
    match one.fact:
        case Fact.TOLD:
            return replace(evidence, published=Record(Source.PROJECT, 1, "Passports", DAYS[0]))
        case Fact.SOMETHING_OPEN:
            return replace(evidence, open_part=OPEN)
        case Fact.SOMETHING_CHANGED:
            return replace(evidence, decisions=(decision(number, taken_in=None),))
        case Fact.EVERY_THEME_ANSWERED:
            return replace(evidence, themes=(THEME,), decisions=(decision(1, taken_in=None),))
        case Fact.ASKERS_CONFIRMED:
            return replace(evidence, kept=(Record(Source.PROMISE, 1, "Kept"),))
        case Fact.ASKED_AGAIN:
            twice = tuple(
                gathering(10 * number + day, Purpose.ASKED, groups=one.groups, on=DAYS[day]) for day in (0, 1)
            )
            return replace(evidence, occasions=(*evidence.occasions, *twice))
    met = gathering(10 * number, PURPOSES[one.fact], groups=one.groups)
    return replace(evidence, occasions=(*evidence.occasions, met))


PURPOSES = {
    Fact.EXPLAINED_TO: Purpose.EXPLAINED,
    Fact.ASKED: Purpose.ASKED,
    Fact.NEED_NAMED_WITH: Purpose.NAMED_NEED,
    Fact.DESIGNED_WITH: Purpose.DESIGNED,
    Fact.DECIDED_WITH: Purpose.DECIDED,
    Fact.DONE_WITH: Purpose.DID,
}


@pytest.mark.parametrize(("rungs", "rung"), RUNGS, ids=[rung.id for _, rung in RUNGS])
def test_each_rung_is_supported_by_its_own_facts_and_by_nothing_less(rungs: tuple[Rung, ...], rung: Rung) -> None:
    whole = label(rungs, shows(rung.needs))
    assert (whole.supported, whole.is_bare) == (rung, False)

    for left_out in rung.needs:
        less = label(rungs, shows([one for one in rung.needs if one is not left_out]))
        assert (less.supported, less.is_bare) != (rung, False)
        assert less.supported.step <= rung.step
        [now] = [one for one in less.rungs if one.rung == rung]
        assert [found.need for found in now.findings if not found.holds] == [left_out]


@pytest.mark.parametrize("rungs", LADDERS, ids=[rungs[0].id for rungs in LADDERS])
def test_where_some_groups_are_named_one_by_one_each_of_them_is_needed(rungs: tuple[Rung, ...]) -> None:
    for rung in rungs:
        for one in rung.needs:
            for group in one.groups if one.how_many == "every" else ():
                without = one.model_copy(update={"groups": tuple(other for other in one.groups if other != group)})
                others = [other for other in rung.needs if other is not one]
                less = label(rungs, shows([*others, *([without] if without.groups else [])]))
                assert less.supported != rung or less.is_bare


# ------------------------------------------------------------------ properties

KEYS = ("young-people", "parents-carers", "practitioners", "service-leads", "commissioners")


@st.composite
def records(draw: st.DrawFn) -> Evidence:
    """Any record of a project."""
    occasions = tuple(
        Occasion(
            Record(Source.GATHERING, number, f"Gathering {number}", draw(st.sampled_from(DAYS))),
            draw(st.frozensets(st.sampled_from(Purpose.values))),
            draw(st.frozensets(st.sampled_from(KEYS))),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    places = st.sampled_from([None, *range(len(occasions))])
    decisions = tuple(
        decision(number, taken_in=draw(places), is_yes=draw(st.booleans()), is_published=draw(st.booleans()))
        for number in range(draw(st.integers(0, 3)))
    )
    return Evidence(
        occasions=occasions,
        themes=tuple(Record(Source.THEME, number, "Theme") for number in range(draw(st.integers(0, 3)))),
        decisions=decisions,
        kept=tuple(Record(Source.PROMISE, number, "Kept") for number in range(draw(st.integers(0, 2)))),
        open_part=draw(st.none() | st.just(OPEN)),
        published=draw(st.none() | st.just(OPEN)),
    )


@given(rungs=st.sampled_from(LADDERS), evidence=records(), data=st.data())
def test_adding_involvement_never_lowers_the_label(
    rungs: tuple[Rung, ...], evidence: Evidence, data: st.DataObject
) -> None:
    came = data.draw(st.frozensets(st.sampled_from(KEYS)))
    purposes = data.draw(st.frozensets(st.sampled_from(Purpose.values)))
    another = Occasion(Record(Source.GATHERING, 99, "One more", DAYS[1]), purposes, came)
    wider = tuple(replace(one, groups=one.groups | came) for one in evidence.occasions)
    before = label(rungs, evidence).supported.step
    assert label(rungs, replace(evidence, occasions=(*evidence.occasions, another))).supported.step >= before
    assert label(rungs, replace(evidence, occasions=wider)).supported.step >= before


@given(rungs=st.sampled_from(LADDERS), evidence=records(), data=st.data())
def test_removing_what_shows_a_fact_never_raises_the_label(
    rungs: tuple[Rung, ...], evidence: Evidence, data: st.DataObject
) -> None:
    found = label(rungs, evidence)
    shown = [one for rung in found.rungs for one in rung.findings if one.holds]
    if not shown:
        return
    gone = set(data.draw(st.sampled_from(shown)).records)
    fewer = replace(
        evidence,
        occasions=tuple(one for one in evidence.occasions if one.record not in gone),
        themes=tuple(one for one in evidence.themes if one not in gone),
        kept=tuple(one for one in evidence.kept if one not in gone),
        open_part=None if evidence.open_part in gone else evidence.open_part,
        published=None if evidence.published in gone else evidence.published,
    )
    assert label(rungs, fewer).supported.step <= found.supported.step


@given(rungs=st.sampled_from(LADDERS), evidence=records())
def test_the_label_is_the_highest_rung_that_holds(rungs: tuple[Rung, ...], evidence: Evidence) -> None:
    found = label(rungs, evidence)
    held = [one.rung.step for one in found.rungs if one.holds]
    assert found.supported.step == max(held, default=rungs[0].step)
