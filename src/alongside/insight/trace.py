"""Walks the journey of a voice whole: from what somebody said to whether a promise made a difference.

The one place that does, for receipts, pages and the API: fifteen queries at most, however much there is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Max, Prefetch

from alongside.answers import rules as promise_rules
from alongside.answers.difference_queries import DifferenceSaid, current_differences, difference_of
from alongside.answers.enums import Difference, Happened
from alongside.answers.models import Decision, DidItHappen, OwnDifference, Promise, Verdict
from alongside.answers.rules import Where
from alongside.core import clock
from alongside.live.models import Contribution, Participant
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Coding, MemberCheck, Theme, ThemeWording


@dataclass(frozen=True)
class PromiseTrace:
    """A promise that came of a theme, where it stands today, and what this participant says of it."""

    promise: Promise
    where: Where
    can_be_judged: bool
    my_answer: Happened | None
    my_words: str
    difference: DifferenceSaid | None = None
    my_difference: Difference | None = None
    my_difference_words: str = ""


@dataclass(frozen=True)
class ThemeTrace:
    """A theme that somebody's words went into, and all that was published of it since.

    `my_check` is their answer to its wording as it is now; an answer to an earlier wording is out of date.
    """

    theme: Theme
    put_in_at: datetime
    is_asked: bool
    my_check: CheckAnswer | None
    my_check_words: str
    checked_at: datetime | None
    decision: Decision | None
    promises: tuple[PromiseTrace, ...]


@dataclass(frozen=True)
class Voice:
    """One thing that somebody said: the words exactly as given (gone when taken back), and what became of it.

    `promise` is what a pledge became, once somebody of the area undertook it; it stays when the pledge is taken back.
    """

    contribution: Contribution
    words: str
    themes: tuple[ThemeTrace, ...]
    promise: PromiseTrace | None = None

    @property
    def signed_as(self) -> str:
        """The name or role under a pledge; gone when the pledge was taken back."""
        words = None if self.is_withdrawn else getattr(self.contribution, "words", None)
        return words.signed_as if words is not None else ""

    @property
    def is_in_their_own_way(self) -> bool:
        """Whether it is words, a picture or a recording, and not only a face or a number."""
        return bool(self.words) or bool(self.contribution.media.all())

    @property
    def is_withdrawn(self) -> bool:
        return self.contribution.withdrawn_at is not None

    @property
    def is_answered(self) -> bool:
        """Whether the area has said what it will do, can't do, or will look at again."""
        return self.promise is not None or any(trace.decision is not None for trace in self.themes)


def voices_of(participant: Participant) -> list[Voice]:
    """Everything that a participant said, first one first; of an answer that was changed, the newest."""
    contributions = list(
        Contribution.objects.filter(participant=participant, is_current=True)
        .select_related("words", "prompt__activity", "session")
        .prefetch_related("media")
        .order_by("id")
    )
    theme_of = _themes_by_contribution(contributions)
    promises = _promises_of_pledges(contributions)
    traces = _traces([coding for codings in theme_of.values() for coding in codings], participant)
    return [
        Voice(
            contribution=contribution,
            words=_text(contribution),
            themes=tuple(traces[coding.code.theme_id] for coding in theme_of.get(contribution.pk, ())),
            promise=promises.get(contribution.pk),
        )
        for contribution in contributions
    ]


def _text(contribution: Contribution) -> str:
    """What the receipt shows: nothing of what was taken back, even where the safeguarding leads still keep it."""
    words = getattr(contribution, "words", None)
    return words.text if words is not None and contribution.withdrawn_at is None else ""


def _themes_by_contribution(contributions: Sequence[Contribution]) -> dict[int, list[Coding]]:
    """For each contribution the codings that put it into a theme, one for each theme: the first."""
    kept = [one.pk for one in contributions if one.withdrawn_at is None and not one.is_restricted]
    codings = (
        Coding.objects.filter(contribution__in=kept, code__theme__isnull=False)
        .select_related("code__theme")
        .order_by("at", "id")
    )
    found: dict[int, dict[int, Coding]] = {}
    for coding in codings:
        assert coding.code.theme_id is not None  # the filter above
        found.setdefault(coding.contribution_id, {}).setdefault(coding.code.theme_id, coding)
    return {contribution_id: list(by_theme.values()) for contribution_id, by_theme in found.items()}


def _promises_of_pledges(contributions: Sequence[Contribution]) -> dict[int | None, PromiseTrace]:
    """By pledge, the promise that it became. Its maker follows it and is not asked: they may be the one who keeps it."""
    verdicts = Prefetch("verdicts", queryset=Verdict.objects.filter(is_current=True).select_related("group"))
    promises = Promise.objects.filter(pledge__in=[row.pk for row in contributions]).prefetch_related(
        verdicts, current_differences(), "asking_groups"
    )
    today = clock.today()
    return {
        promise.pledge_id: replace(_promise(promise, None, None, today), can_be_judged=False) for promise in promises
    }


def _traces(codings: Sequence[Coding], participant: Participant) -> dict[int | None, ThemeTrace]:
    themes = {coding.code.theme_id: coding.code.theme for coding in codings if coding.code.theme}
    first = _first_put_in(codings)
    checks = _checks(themes.values(), participant)
    decisions = _decisions(themes.values())
    happened = _happened(decisions.values(), participant)
    differences = _differences(decisions.values(), participant)
    return {
        theme_id: _trace(theme, first[theme_id], checks.get(theme.pk), decisions.get(theme.pk), happened, differences)
        for theme_id, theme in themes.items()
    }


def _first_put_in(codings: Sequence[Coding]) -> dict[int | None, datetime]:
    first: dict[int | None, datetime] = {}
    for coding in codings:
        known = first.get(coding.code.theme_id)
        first[coding.code.theme_id] = min(known, coding.at) if known else coding.at
    return first


def _checks(themes: Iterable[Theme], participant: Participant) -> dict[int, MemberCheck]:
    """By theme, what this participant answered to its newest wording."""
    ids = [theme.pk for theme in themes]
    newest = dict(
        ThemeWording.objects.filter(theme__in=ids).order_by().values_list("theme").annotate(number=Max("number"))
    )
    mine = MemberCheck.objects.filter(theme__in=ids, participant=participant).select_related("wording")
    return {check.theme_id: check for check in mine if check.wording.number == newest[check.theme_id]}


def _decisions(themes: Iterable[Theme]) -> dict[int, Decision]:
    """By theme, its answer that everybody may read."""
    verdicts = Prefetch("verdicts", queryset=Verdict.objects.filter(is_current=True).select_related("group"))
    rows = Promise.objects.order_by("due", "id").prefetch_related(verdicts, current_differences())
    promises = Prefetch("promises", queryset=rows)
    decisions = Decision.objects.filter(
        theme__in=[theme.pk for theme in themes], is_current=True, published_at__isnull=False
    ).prefetch_related(promises, "asking_groups", "stances__group")
    return {decision.theme_id: decision for decision in decisions}


def _happened(decisions: Iterable[Decision], participant: Participant) -> dict[int, DidItHappen]:
    promises = [promise.pk for decision in decisions for promise in decision.promises.all()]
    mine = DidItHappen.objects.filter(promise__in=promises, participant=participant)
    return {answer.promise_id: answer for answer in mine}


def _differences(decisions: Iterable[Decision], participant: Participant) -> dict[int, OwnDifference]:
    kept = [
        promise.pk
        for decision in decisions
        for promise in decision.promises.all()
        if promise.difference_from is not None
    ]
    mine = OwnDifference.objects.filter(promise__in=kept, participant=participant, is_current=True)
    return {answer.promise_id: answer for answer in mine}


def _trace(
    theme: Theme,
    put_in_at: datetime,
    check: MemberCheck | None,
    decision: Decision | None,
    happened: dict[int, DidItHappen],
    differences: dict[int, OwnDifference],
) -> ThemeTrace:
    promises = decision.promises.all() if decision else ()
    today = clock.today()
    return ThemeTrace(
        theme=theme,
        put_in_at=put_in_at,
        is_asked=theme.check_asked_at is not None,
        my_check=CheckAnswer(check.answer) if check else None,
        my_check_words=check.words if check else "",
        checked_at=check.said_at if check else None,
        decision=decision,
        promises=tuple(
            _promise(promise, happened.get(promise.pk), differences.get(promise.pk), today) for promise in promises
        ),
    )


def _promise(
    promise: Promise, mine: DidItHappen | None, my_difference: OwnDifference | None, today: date
) -> PromiseTrace:
    return PromiseTrace(
        promise=promise,
        where=promise_rules.where_it_stands(promise.state, due=promise.due, today=today),
        can_be_judged=promise_rules.can_be_judged(promise.state, due=promise.due, today=today),
        my_answer=Happened(mine.answer) if mine else None,
        my_words=mine.words if mine else "",
        difference=difference_of(promise),
        my_difference=Difference(my_difference.answer) if my_difference else None,
        my_difference_words=my_difference.words if my_difference else "",
    )
