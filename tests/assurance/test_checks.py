"""Checks as plain data: each holds, does not, or can't be told yet, and says what would settle it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from alongside.assurance.checks import State, results
from alongside.assurance.dossier import DecisionFact, Dossier, Meeting, PartFact, PromiseFact, ThemeFact
from alongside.assurance.evidence import Decided, Evidence, Occasion, Record, Source
from alongside.frameworks.enums import CHECKS_ABOUT_GROUPS, CHECKS_WITH_DAYS, CheckKind, Part
from alongside.frameworks.schema import PackCheck
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.themes.rules import CheckState

TODAY = date(2026, 6, 1)
GROUPS = ("aunts", "bakers")
HOLDS, DOES_NOT, CANT_TELL = State


def record(source: Source, number: int = 1, days_ago: int = 30) -> Record:
    return Record(source, number, f"{source.value} {number}", TODAY - timedelta(days=days_ago))


MEETING = Meeting(record(Source.GATHERING), frozenset(Purpose.values), 9, AccessMet.MET, minutes_after=5)
# The time in which its minutes have to be written has not passed.
NEW_MEETING = replace(MEETING, record=record(Source.GATHERING, number=2, days_ago=5), minutes_after=None)
DECISION = DecisionFact(
    record=record(Source.DECISION, days_ago=40),
    is_yes=True,
    is_published=True,
    is_reasoned=True,
    silent=frozenset(),
    asking=frozenset(GROUPS),
    promises=1,
)
PROMISE = PromiseFact(
    record(Source.PROMISE), TODAY - timedelta(days=3), is_closed=True, is_said_done=False, is_kept=True
)
PART = PartFact(record(Source.PART), has_reason=True, agreed=frozenset(GROUPS))
WHOLE = Dossier(
    today=TODAY,
    evidence=Evidence(
        occasions=(Occasion(MEETING.record, MEETING.purposes, frozenset(GROUPS)),),
        themes=(record(Source.THEME),),
        decisions=(Decided(DECISION.record, 1, MEETING.record.id, is_yes=True, is_published=True),),
        published=record(Source.PROJECT),
    ),
    signing=GROUPS,
    parts_asked=tuple(part.value for part in Part),
    meetings=(MEETING,),
    parts={part.value: PART for part in Part},
    themes=(ThemeFact(record(Source.THEME), CheckState.CHECKED),),
    decisions=(DECISION,),
    promises=(PROMISE,),
    reviewed=GROUPS,
    readiness_open=0,
    stages_empty=(),
    claimed_step=3,
    supported_step=3,
)


def check(kind: CheckKind) -> PackCheck:
    about: dict[str, Any] = {"groups": GROUPS} if kind in CHECKS_ABOUT_GROUPS else {}
    time: dict[str, Any] = {"days": 5} if kind in CHECKS_WITH_DAYS else {}
    return PackCheck(id="it", check=kind, text="It holds", easy="Yes.", **about, **time)


def state(kind: CheckKind, dossier: Dossier) -> State:
    [result] = results([check(kind)], dossier)
    assert bool(result.settles) is (result.state is not HOLDS)
    return result.state


def test_the_vocabulary_has_twenty_checks_at_least() -> None:
    assert len(CheckKind) >= 20


@pytest.mark.parametrize("kind", CheckKind)
def test_with_everything_in_order_every_check_holds(kind: CheckKind) -> None:
    assert state(kind, WHOLE) is HOLDS


@pytest.mark.parametrize("kind", CheckKind)
def test_with_nothing_recorded_no_check_holds(kind: CheckKind) -> None:
    nothing = Dossier(
        today=TODAY, signing=GROUPS, parts_asked=tuple(Part.values), readiness_open=3, stages_empty=("Plan",)
    )
    assert state(kind, nothing) is not HOLDS


def without(**changes: Any) -> Dossier:
    return replace(WHOLE, **changes)


def alone(group: str) -> Evidence:
    return replace(WHOLE.evidence, occasions=(Occasion(MEETING.record, MEETING.purposes, frozenset({group})),))


@pytest.mark.parametrize(
    ("kind", "dossier", "expected"),
    [
        (CheckKind.NEED_NAMED_WITH, without(evidence=alone("aunts")), DOES_NOT),
        (CheckKind.EACH_GROUP_CAME, without(evidence=alone("aunts")), DOES_NOT),
        (CheckKind.DECIDED_WITH, without(evidence=alone("bakers")), DOES_NOT),
        (CheckKind.PAPERS_AHEAD, without(meetings=(replace(MEETING, days_ahead=4),)), DOES_NOT),
        (CheckKind.PAPERS_AHEAD, without(meetings=(replace(MEETING, days_ahead=None),)), DOES_NOT),
        (CheckKind.PAPERS_AHEAD, without(meetings=(replace(MEETING, days_ahead=5),)), HOLDS),
        (CheckKind.PAPERS_AHEAD, without(meetings=()), CANT_TELL),
        (CheckKind.MINUTES_WITHIN, without(meetings=(replace(MEETING, minutes_after=6),)), DOES_NOT),
        (CheckKind.MINUTES_WITHIN, without(meetings=(replace(MEETING, minutes_after=None),)), DOES_NOT),
        (CheckKind.MINUTES_WITHIN, without(meetings=(NEW_MEETING,)), CANT_TELL),
        (CheckKind.MINUTES_WITHIN, without(meetings=(MEETING, NEW_MEETING)), CANT_TELL),
        (CheckKind.MINUTES_WITHIN, without(meetings=()), CANT_TELL),
        (CheckKind.ACCESS_ASKED, without(meetings=(replace(MEETING, access=AccessMet.NOT_ASKED),)), DOES_NOT),
        (CheckKind.ACCESS_ASKED, without(meetings=(replace(MEETING, access=AccessMet.PARTLY),)), HOLDS),
        (CheckKind.ACCESS_MET, without(meetings=(replace(MEETING, access=AccessMet.PARTLY),)), DOES_NOT),
        (CheckKind.ACCESS_MET, without(meetings=(replace(MEETING, access=AccessMet.NONE_NEEDED),)), HOLDS),
        (CheckKind.SCOPE_TOLD, without(parts={Part.FIXED.value: PART}), DOES_NOT),
        (CheckKind.WAY_REASONED, without(parts={Part.RUNG.value: replace(PART, has_reason=False)}), DOES_NOT),
        (CheckKind.LEVEL_REASONED, without(parts={}), DOES_NOT),
        (CheckKind.READINESS_ANSWERED, without(readiness_open=1), DOES_NOT),
        (
            CheckKind.PARTS_AGREED,
            without(parts=dict(WHOLE.parts) | {"open": replace(PART, agreed=frozenset({"aunts"}))}),
            DOES_NOT,
        ),
        (CheckKind.PARTS_AGREED, without(parts={"open": PART}), CANT_TELL),
        (CheckKind.STAGES_FILLED, without(stages_empty=("Plan",)), DOES_NOT),
        (CheckKind.MEMBERS_ASKED, without(themes=(ThemeFact(record(Source.THEME), CheckState.NOT_ASKED),)), DOES_NOT),
        (CheckKind.MEMBERS_ASKED, without(themes=()), CANT_TELL),
        (CheckKind.MEMBERS_CONTENT, without(themes=(ThemeFact(record(Source.THEME), CheckState.NOT_QUITE),)), DOES_NOT),
        (
            CheckKind.EVERY_THEME_ANSWERED,
            without(themes=(*WHOLE.themes, ThemeFact(record(Source.THEME, 2), CheckState.CHECKED))),
            DOES_NOT,
        ),
        (CheckKind.DECISIONS_REASONED, without(decisions=(replace(DECISION, is_reasoned=False),)), DOES_NOT),
        (CheckKind.DECISIONS_REASONED, without(decisions=()), CANT_TELL),
        (CheckKind.STANCES_SAID, without(decisions=(replace(DECISION, silent=frozenset({"aunts"})),)), DOES_NOT),
        (CheckKind.YES_HAS_PROMISE, without(decisions=(replace(DECISION, promises=0),)), DOES_NOT),
        (CheckKind.YES_HAS_PROMISE, without(decisions=(replace(DECISION, promises=0, is_yes=False),)), CANT_TELL),
        (CheckKind.NO_PROMISE_OVERDUE, without(promises=(replace(PROMISE, is_closed=False),)), DOES_NOT),
        (CheckKind.NO_PROMISE_OVERDUE, without(promises=(replace(PROMISE, is_closed=False, due=TODAY),)), HOLDS),
        (
            CheckKind.PROMISES_JUDGED,
            without(promises=(replace(PROMISE, is_closed=False, is_said_done=True),)),
            DOES_NOT,
        ),
        (
            CheckKind.PROMISES_JUDGED,
            without(promises=(replace(PROMISE, is_closed=False, due=TODAY + timedelta(1)),)),
            CANT_TELL,
        ),
        (CheckKind.PROMISES_JUDGED, without(promises=(replace(PROMISE, due=TODAY + timedelta(1)),)), HOLDS),
        (CheckKind.DIFFERENCE_SAID, without(promises=(replace(PROMISE, unsaid=frozenset({"aunts"})),)), DOES_NOT),
        (CheckKind.DIFFERENCE_SAID, without(promises=(replace(PROMISE, is_kept=False),)), CANT_TELL),
        (CheckKind.DIFFERENCE_SAID, without(promises=(PROMISE, replace(PROMISE, is_kept=False))), HOLDS),
        (CheckKind.FEEDBACK_TO_EACH, without(decisions=(replace(DECISION, asking=frozenset({"aunts"})),)), DOES_NOT),
        (
            CheckKind.DEBRIEF_HELD,
            without(decisions=(replace(DECISION, record=record(Source.DECISION, days_ago=5)),)),
            DOES_NOT,
        ),
        (CheckKind.DEBRIEF_HELD, without(decisions=()), CANT_TELL),
        (CheckKind.REVIEWED_BY_EACH, without(reviewed=("aunts",)), DOES_NOT),
        (CheckKind.OPEN_TO_ALL, without(evidence=replace(WHOLE.evidence, published=None)), DOES_NOT),
        (CheckKind.LABEL_SUPPORTS_CLAIM, without(supported_step=2), DOES_NOT),
        (CheckKind.LABEL_SUPPORTS_CLAIM, without(claimed_step=None), CANT_TELL),
    ],
)
def test_what_takes_a_check_away(kind: CheckKind, dossier: Dossier, expected: State) -> None:
    assert state(kind, dossier) is expected


def test_a_check_that_does_not_hold_names_whom_it_lacks() -> None:
    [result] = results([check(CheckKind.EACH_GROUP_CAME)], without(evidence=alone("aunts")))
    assert result.groups == ("bakers",)
