"""Pledges and the promises they became, for a session's team and for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.answers.difference_queries import difference_of
from alongside.answers.models import Promise
from alongside.answers.queries import promise_of, where
from alongside.answers.rules import can_be_judged
from alongside.core import clock
from alongside.core.thread import Knot
from alongside.insight.knots import pledge_thread
from alongside.insight.presenters.answers import TAGS, PromisePanel, promise_panel
from alongside.insight.trace import PromiseTrace
from alongside.live.models import Contribution
from alongside.live.presenters.results import name_of
from alongside.people.standing import Standing


@dataclass(frozen=True)
class PledgeRow:
    """A pledge, who made it as far as they say, and the promise that it became."""

    pledge: Contribution
    words: str
    maker: str
    promise: Promise | None
    stands: str
    tag: str


def pledge_rows(pledges: Iterable[Contribution]) -> list[PledgeRow]:
    """The pledges of a session as its team reads them."""
    return [_row(pledge) for pledge in pledges]


def _row(pledge: Contribution) -> PledgeRow:
    promise = promise_of(pledge)
    stands = where(promise) if promise else None
    return PledgeRow(
        pledge=pledge,
        words=pledge.words.text,
        maker=pledge.words.signed_as or name_of(pledge.participant.group),
        promise=promise,
        stands=stands.value if stands else "",
        tag=TAGS[stands] if stands else "",
    )


@dataclass(frozen=True)
class PledgedPromise:
    """A promise that came of a pledge: the pledge's words for those who may read them, and its thread."""

    panel: PromisePanel
    pledge: Contribution
    words: str
    maker: str
    is_taken_back: bool
    knots: tuple[Knot, ...]


def pledged_promise(promise: Promise, standing: Standing) -> PledgedPromise:
    """For whoever looks. The name under a pledge is for the people who were there, so only the team reads it here."""
    pledge = promise.pledge
    assert pledge is not None  # the caller has looked
    words = getattr(pledge, "words", None) if _may_read(pledge, standing) else None
    return PledgedPromise(
        panel=promise_panel(promise, promise.askers, standing),
        pledge=pledge,
        words=words.text if words else "",
        maker=words.signed_as if words and standing.is_team else "",
        is_taken_back=pledge.withdrawn_at is not None,
        knots=pledge_thread(pledge.said_at, plain_trace(promise), taken_back=pledge.withdrawn_at),
    )


def _may_read(pledge: Contribution, standing: Standing) -> bool:
    is_shown = pledge.is_current and not (pledge.withdrawn_at or pledge.is_held or pledge.is_restricted)
    return is_shown and (standing.is_team or pledge.may_quote)


def plain_trace(promise: Promise) -> PromiseTrace:
    """Where a promise stands, for a thread; nobody's own answer is in it."""
    judged = can_be_judged(promise.state, due=promise.due, today=clock.today())
    return PromiseTrace(promise, where(promise), judged, None, "", difference_of(promise))
