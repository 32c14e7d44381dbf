"""An answer in words: the decision, its promises, and the thread from the first voice on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.urls import reverse

from alongside.answers import permissions
from alongside.answers.difference_queries import DifferenceSaid, DifferenceTally, difference_of
from alongside.answers.enums import DecisionKind, Stance
from alongside.answers.models import Decision, GroupStance, Promise, Verdict
from alongside.answers.queries import Tally, where
from alongside.answers.rules import Event, Where, can_be_judged, can_happen
from alongside.core import clock
from alongside.core.thread import BROKEN, DONE, TO_COME, Knot, Step, full_thread
from alongside.insight.knots import difference_knot
from alongside.insight.presenters.differences import DifferencePanel, difference_panel, people_words
from alongside.insight.queries.answers import Heard
from alongside.live.models import Contribution, Media
from alongside.live.presenters.answering import words_of
from alongside.live.presenters.media import MediaShown, media_of, media_shown
from alongside.people.models import Group
from alongside.people.standing import Standing
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import MemberCheck, Theme
from alongside.themes.presenters import who_said
from alongside.themes.rules import CheckState, check_state

OUTCOMES = {DecisionKind.WE_WILL: "will", DecisionKind.WE_CANT: "cannot", DecisionKind.NOT_YET: "not-yet"}
TAGS = {
    Where.PROMISED: "none",
    Where.DUE_SOON: "soon",
    Where.OVERDUE: "bad",
    Where.SAID_DONE: "active",
    Where.KEPT: "good",
    Where.NOT_KEPT: "bad",
}
NO_TALLIES: Mapping[int, Tally] = {}
NO_DIFFERENCES: Mapping[int, DifferenceTally] = {}


@dataclass(frozen=True)
class StanceLine:
    """What a group that took the decision says, and whether whoever looks may say it."""

    group: Group
    said: bool
    agreed: bool
    words: str
    may_say: bool


@dataclass(frozen=True)
class PromisePanel:
    """A promise, where it stands, what the askers say, and what whoever looks may do about it."""

    promise: Promise
    where: Where
    tag: str
    asked_by: str
    verdicts: tuple[Verdict, ...]
    tally: Tally | None
    may_say_done: bool
    may_close_for: tuple[Group, ...]
    said: DifferenceSaid | None
    difference: DifferencePanel | None
    difference_tally: DifferenceTally | None
    may_differ_for: tuple[Group, ...]


@dataclass(frozen=True)
class AnswerPanel:
    """A decision as pages show it."""

    decision: Decision
    outcome: str
    stances: tuple[StanceLine, ...]
    promises: tuple[PromisePanel, ...]

    @property
    def replaces(self) -> bool:
        """Whether it waits to take the place of an answer that people have read."""
        return not self.decision.is_current and self.decision.published_at is None

    @property
    def dissent(self) -> tuple[StanceLine, ...]:
        """The groups that did not agree."""
        return tuple(stance for stance in self.said_stances if not stance.agreed)

    @property
    def said_stances(self) -> tuple[StanceLine, ...]:
        """Those groups that have spoken."""
        return tuple(stance for stance in self.stances if stance.said)

    @property
    def silent(self) -> tuple[Group, ...]:
        """The groups that took the decision and have not said yet whether they agreed."""
        return tuple(stance.group for stance in self.stances if not stance.said)

    @property
    def may_speak(self) -> tuple[StanceLine, ...]:
        """The groups for which whoever looks may say whether they agreed."""
        return tuple(stance for stance in self.stances if stance.may_say)


def answer_panel(
    decision: Decision,
    standing: Standing,
    *,
    represented: frozenset[int] = frozenset(),
    tallies: Mapping[int, Tally] = NO_TALLIES,
    differences: Mapping[int, DifferenceTally] = NO_DIFFERENCES,
) -> AnswerPanel:
    """A decision for whoever looks; by promise, `tallies` and `differences` say what participants answered."""
    return AnswerPanel(
        decision=decision,
        outcome=OUTCOMES[DecisionKind(decision.kind)],
        stances=tuple(_stance(stance, standing, represented) for stance in decision.stances.all()),
        promises=tuple(
            promise_panel(
                promise,
                list(decision.asking_groups.all()),
                standing,
                tallies.get(promise.pk),
                differences.get(promise.pk),
            )
            for promise in decision.promises.all()
        ),
    )


def _stance(stance: GroupStance, standing: Standing, represented: frozenset[int]) -> StanceLine:
    may = permissions.can_speak_for(standing, stance.group_id, is_represented=stance.group_id in represented)
    return StanceLine(
        group=stance.group,
        said=stance.stance != Stance.NOT_SAID,
        agreed=stance.stance == Stance.AGREED,
        words=stance.words,
        may_say=may and standing.is_team,
    )


def promise_panel(
    promise: Promise,
    asking: Sequence[Group],
    standing: Standing,
    tally: Tally | None = None,
    differences: DifferenceTally | None = None,
) -> PromisePanel:
    """A promise for whoever looks; `asking` are the groups that say whether it was kept.

    The tallies are figures, which only the team reads; what everybody may read of them is in `difference`.
    """
    keys = [group.pk for group in asking]
    judged = can_be_judged(promise.state, due=promise.due, today=clock.today())
    stands = where(promise)
    said = difference_of(promise)
    return PromisePanel(
        promise=promise,
        where=stands,
        tag=TAGS[stands],
        asked_by=", ".join(group.title for group in asking),
        verdicts=tuple(promise.verdicts.all()),
        tally=tally,
        may_say_done=permissions.can_say_done(standing, owner_id=promise.owner_id)
        and can_happen(promise.state, Event.SAID_DONE),
        may_close_for=tuple(
            group
            for group in asking
            if judged and permissions.can_close(standing, group_id=group.pk, asking=keys, owner_id=promise.owner_id)
        ),
        said=said,
        difference=difference_panel(
            said, people=people_words(differences.in_public(standing.area)) if differences else ""
        ),
        difference_tally=differences if permissions.can_see_tally(standing) else None,
        may_differ_for=_may_differ_for(promise, said, standing),
    )


def _may_differ_for(promise: Promise, said: DifferenceSaid | None, standing: Standing) -> tuple[Group, ...]:
    if said is None or not said.is_asked:
        return ()
    asked = promise.asked_of_difference
    keys = [group.pk for group in asked]
    return tuple(
        group
        for group in asked
        if permissions.can_say_difference(standing, group_id=group.pk, asked=keys, owner_id=promise.owner_id)
    )


@dataclass(frozen=True)
class Quote:
    """Exact words and who said them."""

    words: str
    who: str
    is_public: bool
    is_held: bool
    media: list[MediaShown]


def quote(contribution: Contribution, *, in_public: bool = True) -> Quote:
    """A quote for a page; whether everybody may read it is for the query that fetched it."""
    slug = contribution.session.area.slug
    return Quote(
        words=words_of(contribution),
        who=who_said(contribution, in_public=in_public),
        is_public=contribution.may_quote and not contribution.is_held,
        is_held=contribution.is_held,
        media=media_shown(contribution, partial(_quoted_address, slug)) if in_public else media_of(contribution),
    )


def _quoted_address(slug: str, media: Media) -> str:
    return reverse("quoted_media", args=[slug, media.pk])


@dataclass(frozen=True)
class CheckPanel:
    """What those who said it say of a theme's words as they are now. The numbers and words are the team's."""

    state: CheckState
    yes: int
    not_quite: int
    words: tuple[MemberCheck, ...]


def check_panel(theme: Theme, checks: Sequence[MemberCheck]) -> CheckPanel:
    """The member check of a theme, from the answers to its current wording."""
    given = Counter(check.answer for check in checks)
    return CheckPanel(
        state=check_state(was_asked=theme.check_asked_at is not None, answers=given),
        yes=given[CheckAnswer.YES],
        not_quite=given[CheckAnswer.NOT_QUITE],
        words=tuple(check for check in checks if check.words),
    )


def theme_knots(theme: Theme, heard: Heard, state: CheckState, answer: AnswerPanel | None) -> tuple[Knot, ...]:
    """The thread of a theme: from the first voice in it to what those who asked say of the answer that stands."""
    said_state = DONE if heard.since else TO_COME
    knots = [
        Knot(step=Step.SAID, state=said_state, when=_day(heard.since)),
        Knot(step=Step.THEMED, state=DONE, when=_day(theme.made_at)),
        _checked(theme, state),
    ]
    if answer is None:
        return full_thread([*knots, _undecided(heard.hear_back_by)])
    decision = answer.decision
    title = f"Decided: {decision.get_kind_display().lower()}"
    knots.append(Knot(step=Step.DECIDED, state=DONE, when=decision.decided_on, title=title))
    if not answer.promises:
        is_end = decision.kind == DecisionKind.WE_CANT
        return full_thread(knots, ends_at=Step.DECIDED if is_end else None)
    first = min((panel.promise for panel in answer.promises), key=lambda promise: promise.made_at)
    knots.append(Knot(step=Step.PROMISED, state=DONE, when=_day(first.made_at), by=first.owner_role))
    difference = difference_knot([panel.said for panel in answer.promises])
    return full_thread([*knots, _done(answer.promises), difference])


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _checked(theme: Theme, state: CheckState) -> Knot:
    if state is CheckState.CHECKED:
        return Knot(step=Step.CHECKED, state=DONE, by="those who said it")
    if state is CheckState.NOT_QUITE:
        return Knot(step=Step.CHECKED, note="Somebody said “not quite”.")
    return Knot(step=Step.CHECKED, note="Asked; nobody has answered yet." if theme.check_asked_at else "")


def _undecided(hear_back_by: date | None) -> Knot:
    if hear_back_by is not None and hear_back_by < clock.today():
        return Knot(step=Step.DECIDED, state=BROKEN, when=hear_back_by, title="No answer yet")
    return Knot(step=Step.DECIDED, when=hear_back_by)


def _done(promises: Sequence[PromisePanel]) -> Knot:
    """Done when all are kept; broken by the first that was not, or is late."""
    for panel in promises:
        if panel.where is Where.NOT_KEPT:
            return Knot(step=Step.DONE, state=BROKEN, title="Not kept", when=panel.promise.due)
        if panel.where is Where.OVERDUE:
            return Knot(step=Step.DONE, state=BROKEN, title="Late", when=panel.promise.due)
    waiting = [panel for panel in promises if panel.where is not Where.KEPT]
    if waiting:
        return Knot(step=Step.DONE, when=waiting[0].promise.due)
    closed = max(_day(panel.promise.closed_at) or panel.promise.due for panel in promises)
    return Knot(step=Step.DONE, state=DONE, when=closed, by="those who asked")
