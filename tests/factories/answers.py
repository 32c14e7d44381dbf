"""Decisions and promises as a test wants them: by which groups, for which, by when."""

from collections.abc import Sequence
from datetime import date, timedelta

from alongside.activity import actors
from alongside.answers.actions import DecisionWords, make_promise, publish_decision, record_decision, take_up_pledge
from alongside.answers.enums import DecisionKind
from alongside.answers.models import Decision, Promise
from alongside.core import clock
from alongside.gatherings.models import Gathering
from alongside.live.models import Contribution
from alongside.people.enums import Role
from alongside.people.models import Group, User
from alongside.themes.models import Theme
from tests.factories.people import person_with

BY = actors.system("test")
LAST_WEEK = -timedelta(days=7)
WORDS = DecisionWords(
    summary="Papers come a week before.",
    easy_summary="You get the papers early.",
    reason="The law says so.",
    considered="Sending them by post.",
    easy_reason="The law says so.",
)


def decide(
    theme: Theme,
    *,
    taken_by: Sequence[Group],
    asking: Sequence[Group] = (),
    kind: DecisionKind = DecisionKind.WE_WILL,
    words: DecisionWords = WORDS,
    is_published: bool = True,
    taken_in: Gathering | None = None,
) -> Decision:
    """A decision of these groups; those that asked are the same where nothing else is said."""
    decision = record_decision(
        theme=theme,
        kind=kind,
        words=words,
        decided_on=clock.today(),
        taken_by=taken_by,
        asking_groups=asking or taken_by,
        taken_in=taken_in,
        by=BY,
    )
    if is_published:
        publish_decision(decision=decision, by=BY)
    return decision


def promise_under(
    decision: Decision, *, owner: User | None = None, due_in: timedelta = LAST_WEEK, words: str = "We send them."
) -> Promise:
    """A promise that was due a week ago, unless something else is said."""
    owner = owner or person_with(Role.DECISION_MAKER, area=decision.theme.project.area)
    return make_promise(
        decision=decision,
        words=words,
        easy_words=f"{words} Easy.",
        owner_role="Head of transport",
        owner=owner,
        due=day(due_in),
        by=actors.person(owner.pk),
    )


def day(offset: timedelta) -> date:
    """The day that lies so far from today."""
    return clock.today() + offset


def pledge_taken_up(
    pledge: Contribution,
    *,
    owner: User,
    words: str = "Every family is rung back within a week.",
    due: date | None = None,
    asking_groups: Sequence[Group] = (),
) -> Promise:
    """A promise made of a pledge; all groups of its session say whether it was kept, unless some are named."""
    return take_up_pledge(
        pledge=pledge,
        words=words,
        easy_words=f"{words} Easy.",
        owner_role="Head of family support",
        owner=owner,
        due=due or day(timedelta(days=30)),
        asking_groups=asking_groups or list(pledge.session.groups.all()),
        by=BY,
    )
