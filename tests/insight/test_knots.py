"""The thread of a voice: full, hollow, broken or tied off."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from alongside.answers.enums import DecisionKind
from alongside.answers.models import Decision, Promise
from alongside.answers.rules import Where
from alongside.core.thread import BROKEN, DONE, TO_COME, Knot, Step
from alongside.insight.knots import knots_of, thread
from alongside.insight.trace import PromiseTrace, ThemeTrace, Voice
from alongside.live.models import Contribution, Session
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Theme

SAID = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
TODAY = date(2026, 5, 1)


def states(knots: tuple[Knot, ...]) -> str:
    """Full knots as o, hollow ones as -, broken ones as x."""
    return "".join({DONE: "o", TO_COME: "-", BROKEN: "x"}[knot.state] for knot in knots)


def theme(**fields: Any) -> ThemeTrace:
    given: dict[str, Any] = {
        "theme": Theme(title="More time"),
        "put_in_at": SAID + timedelta(days=3),
        "is_asked": False,
        "my_check": None,
        "my_check_words": "",
        "checked_at": None,
        "decision": None,
        "promises": (),
    }
    return ThemeTrace(**(given | fields))


def decision(kind: DecisionKind = DecisionKind.WE_WILL) -> Decision:
    return Decision(kind=kind, decided_on=date(2026, 4, 1))


def promise(where: Where) -> PromiseTrace:
    row = Promise(owner_role="Head of SEND", due=date(2026, 6, 1), made_at=SAID, closed_at=SAID)
    return PromiseTrace(promise=row, where=where, can_be_judged=True, my_answer=None, my_words="")


def drawn(trace: ThemeTrace | None, *, hear_back_by: date | None = None) -> str:
    return states(thread(SAID, trace, hear_back_by=hear_back_by, today=TODAY))


def test_what_was_just_said_has_everything_before_it() -> None:
    assert drawn(None) == "o------"


def test_the_day_by_which_one_hears_stands_at_the_decision() -> None:
    knots = thread(SAID, None, hear_back_by=TODAY + timedelta(days=1), today=TODAY)
    assert knots[3] == Knot(step=Step.DECIDED, when=date(2026, 5, 2))


def test_a_day_that_passed_without_an_answer_breaks_the_thread() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert drawn(None, hear_back_by=yesterday) == "o--x---"
    assert drawn(theme(), hear_back_by=yesterday) == "oo-x---"
    assert drawn(theme(decision=decision()), hear_back_by=yesterday) == "oo-o---"


def test_on_the_day_itself_it_is_not_broken_yet() -> None:
    assert drawn(None, hear_back_by=TODAY) == "o------"


@pytest.mark.parametrize(("answer", "knot"), [(CheckAnswer.YES, "o"), (CheckAnswer.NOT_QUITE, "-"), (None, "-")])
def test_a_theme_is_checked_when_one_said_yes_to_it(answer: CheckAnswer | None, knot: str) -> None:
    assert drawn(theme(my_check=answer, checked_at=SAID)) == f"oo{knot}----"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(DecisionKind.WE_WILL, "oo-o---"), (DecisionKind.WE_CANT, "oo-o"), (DecisionKind.NOT_YET, "oo-o---")],
)
def test_after_a_no_nothing_more_will_come(kind: DecisionKind, expected: str) -> None:
    assert drawn(theme(decision=decision(kind))) == expected


@pytest.mark.parametrize(
    ("where", "knot"),
    [
        (Where.PROMISED, "-"),
        (Where.DUE_SOON, "-"),
        (Where.SAID_DONE, "-"),
        (Where.OVERDUE, "x"),
        (Where.NOT_KEPT, "x"),
        (Where.KEPT, "o"),
    ],
)
def test_done_is_what_those_who_asked_say_and_not_what_its_owner_says(where: Where, knot: str) -> None:
    assert drawn(theme(decision=decision(), promises=(promise(where),))) == f"oo-oo{knot}-"


def test_one_promise_that_was_not_kept_breaks_the_thread_of_several() -> None:
    promises = (promise(Where.KEPT), promise(Where.NOT_KEPT))
    assert drawn(theme(decision=decision(), promises=promises)) == "oo-oox-"


def test_it_is_done_when_all_promises_are_kept() -> None:
    promises = (promise(Where.KEPT), promise(Where.PROMISED))
    assert drawn(theme(decision=decision(), promises=promises)) == "oo-oo--"
    assert drawn(theme(decision=decision(), promises=promises[:1] * 2)) == "oo-ooo-"


def test_what_was_taken_back_ends_there() -> None:
    row = Contribution(said_at=SAID, withdrawn_at=SAID + timedelta(days=1), session=Session())
    [knot] = knots_of(Voice(row, "", ()), None, today=TODAY)
    assert (knot.heading, knot.when) == ("Taken back", SAID + timedelta(days=1))
