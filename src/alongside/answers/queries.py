"""Decisions and promises: what an area answered, for everybody, and what still waits, for its team."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from alongside.answers import rules
from alongside.answers.difference_queries import DIFFERENCE_OF_PROMISE, current_differences
from alongside.answers.enums import Happened
from alongside.answers.models import Decision, DidItHappen, GroupStance, Promise, Verdict
from alongside.core import clock
from alongside.gatherings.models import Minutes
from alongside.live.kinds import KINDS
from alongside.live.models import Contribution, Session
from alongside.live.queries.desk import standing_contributions
from alongside.people.enums import Role
from alongside.people.models import Area, Group, Membership
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.themes.models import Theme

# The kinds of activity in which people pledge something: their words can be undertaken as a promise.
PLEDGED = [kind.key for kind in KINDS.values() if kind.takes_signature]


def whole_decisions() -> QuerySet[Decision]:
    """Decisions with everything that a page tells of them: seven queries, however many there are."""
    verdicts = Prefetch("verdicts", Verdict.objects.filter(is_current=True).select_related("group"))
    return Decision.objects.select_related("theme__project").prefetch_related(
        "asking_groups",
        Prefetch("stances", GroupStance.objects.select_related("group")),
        Prefetch("promises", Promise.objects.select_related("owner").prefetch_related(verdicts, current_differences())),
    )


def published_in(area: Area) -> QuerySet[Decision]:
    """The answers that an area has put before everybody and that still stand, the newest first."""
    return (
        whole_decisions()
        .filter(theme__project__area=area, is_current=True, published_at__isnull=False)
        .order_by("-published_at", "-id")
    )


def decisions_on(theme: Theme, standing: Standing) -> list[Decision]:
    """The decisions on a theme, the newest first: for the team all of them, for others the published."""
    rows = whole_decisions().filter(theme=theme).order_by("-id")
    return list(rows if standing.is_team else rows.filter(published_at__isnull=False))


def waiting_decisions(area: Area) -> QuerySet[Decision]:
    """Decisions that were taken, that no later one has replaced, and that nobody outside has been told of."""
    later = Decision.objects.filter(theme=OuterRef("theme"), pk__gt=OuterRef("pk"))
    waiting = Decision.objects.filter(~Exists(later), theme__project__area=area, published_at__isnull=True)
    return waiting.select_related("theme__project").order_by("decided_on", "pk")


def decision_in(standing: Standing, pk: int) -> Decision:
    """A decision of this area; `Http404` for another area's, and for others than the team until it is published."""
    decision = whole_decisions().filter(pk=pk, theme__project__area=standing.area).first()
    if decision is None or not (standing.is_team or decision.published_at):
        raise Http404("There is no decision at this address.")
    return decision


def promise_in(standing: Standing, pk: int) -> Promise:
    """A promise of this area, with its decision and theme; `Http404` for another area's."""
    promise = whole_promises().filter(in_area(standing.area), pk=pk).first()
    if promise is None or not (standing.is_team or promise.is_public):
        raise Http404("There is no promise at this address.")
    return promise


def in_area(area: Area) -> Q:
    """The promises of an area, whatever they follow from."""
    return Q(decision__theme__project__area=area) | Q(pledge__session__area=area) | Q(follow_up__minutes__area=area)


def of_project(project: Project) -> Q:
    """The promises of a project: those of its decisions, and of what its meetings agreed to do next."""
    return Q(decision__theme__project=project) | Q(follow_up__minutes__project=project)


def whole_promises() -> QuerySet[Promise]:
    """Promises with what they follow from, who asked and decided, and what is said of them: seven queries at most."""
    verdicts = Prefetch("verdicts", Verdict.objects.filter(is_current=True).select_related("group"))
    return Promise.objects.select_related(
        "decision__theme__project__area",
        "owner",
        "pledge__session__area",
        "pledge__words",
        "pledge__prompt__activity",
        "follow_up__minutes__area",
        "follow_up__minutes__project",
        "follow_up__minutes__gathering",
    ).prefetch_related(verdicts, *DIFFERENCE_OF_PROMISE)


def promises_of_pledges(area: Area) -> QuerySet[Promise]:
    """The promises that came of pledges, by the day on which they are or were due."""
    return whole_promises().filter(pledge__session__area=area)


def promises_of_follow_ups(area: Area) -> QuerySet[Promise]:
    """The promises that came of what was agreed at meetings, by the day on which they are or were due."""
    return whole_promises().filter(follow_up__minutes__area=area)


def promises_after(minutes: Minutes) -> dict[int, Promise]:
    """By follow-up, the promise that it became."""
    return {row.follow_up_id: row for row in whole_promises().filter(follow_up__minutes=minutes) if row.follow_up_id}


def pledges_that_stand(session: Session) -> QuerySet[Contribution]:
    """What stands on a session's pledge walls before everybody there, the first one first."""
    pledged = standing_contributions(session).filter(
        is_held=False, words__isnull=False, prompt__activity__kind__in=PLEDGED
    )
    return pledged.select_related("words", "participant__group", "prompt__activity", "session").order_by("pk")


def promise_of(pledge: Contribution) -> Promise | None:
    """The promise that a pledge became; nothing where nobody took it up."""
    return getattr(pledge, "promise", None)


def pledge_in(session: Session, uuid: UUID) -> Contribution:
    """A pledge that can become a promise: `Http404` where it was taken back, is held, or is no pledge."""
    pledge = pledges_that_stand(session).filter(uuid=uuid, promise__isnull=True).first()
    if pledge is None:
        raise Http404("There is no pledge here that waits: it was taken back, is held, or is a promise already.")
    return pledge


def groups_that_came(session: Session) -> list[Group]:
    """The groups of a session whose people were there; all of them where nobody said theirs."""
    groups = list(session.groups.all())
    came = set(session.participants.order_by().values_list("group_id", flat=True).distinct())
    return [group for group in groups if group.pk in came] or groups


@dataclass(frozen=True)
class Tally:
    """How many of those who spoke say that a promise was kept, and what they wrote."""

    counts: Mapping[str, int]
    words: tuple[DidItHappen, ...]

    @property
    def people(self) -> int:
        """How many have answered."""
        return sum(self.counts.values())

    @property
    def not_sure(self) -> int:
        """How many don't know; a name that a template can reach."""
        return self.counts[Happened.NOT_SURE]


def tallies_of(promise_ids: Iterable[int]) -> dict[int, Tally]:
    """By promise, what participants answered to "did it happen?": one query. Nothing where nobody has."""
    answers: dict[int, list[DidItHappen]] = {}
    for row in DidItHappen.objects.filter(promise__in=list(promise_ids)).select_related("participant__group"):
        answers.setdefault(row.promise_id, []).append(row)
    return {promise_id: _tally(rows) for promise_id, rows in answers.items()}


def tally_of(promise: Promise) -> Tally:
    """What participants answered to "did it happen?" of one promise."""
    return tallies_of([promise.pk]).get(promise.pk, _tally([]))


def _tally(rows: list[DidItHappen]) -> Tally:
    counted = Counter(row.answer for row in rows)
    return Tally({str(answer): counted[answer] for answer in Happened}, tuple(row for row in rows if row.words))


def published_decision(theme: Theme, standing: Standing) -> Decision | None:
    """The answer to a theme that stands before everybody."""
    return next((one for one in decisions_on(theme, standing) if one.is_current and one.published_at), None)


def stance_in(decision: Decision, group_pk: int) -> GroupStance:
    """What a group that took the decision says of it; `Http404` for a group that did not take it."""
    for stance in decision.stances.all():
        if stance.group_id == group_pk:
            return stance
    raise Http404("This group was not among those that took the decision.")


def represented_groups(area: Area) -> frozenset[int]:
    """The ids of the groups that somebody with an account represents in this area."""
    rows = Membership.objects.filter(area=area, role=Role.REPRESENTATIVE, group__isnull=False)
    return frozenset(rows.values_list("group__pk", flat=True))


def group_in(area: Area, pk: int) -> Group:
    """One of an area's groups; `Http404` for any other."""
    group = Group.objects.filter(area=area, pk=pk).first()
    if group is None:
        raise Http404("There is no such group in this area.")
    return group


def where(promise: Promise) -> rules.Where:
    """Where a promise stands today."""
    return rules.where_it_stands(promise.state, due=promise.due, today=clock.today())
