"""What waits for a person in an area, across sessions, themes, promises and projects.

Each function is one query (with its prefetches), however much there is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alongside.answers.difference_queries import DIFFERENCE_OF_PROMISE
from alongside.answers.enums import PromiseState
from alongside.answers.models import Decision, Promise, Verdict
from alongside.answers.queries import waiting_decisions
from alongside.live.models import Contribution, HelpRequest, Session
from alongside.live.queries.standing import standing as stands
from alongside.people.models import Area
from alongside.projects.models import Agreement, PartWording, Project
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Coding, MemberCheck, Theme, ThemeWording

HEAR_BACK_SOON = timedelta(days=14)


@dataclass(frozen=True)
class Progress:
    """How far a project has come."""

    project: Project
    has_session: bool
    has_words: bool
    has_theme: bool


def waiting_help(area: Area) -> list[HelpRequest]:
    """Who pressed for help and has nobody yet, longest waiting first."""
    requests = HelpRequest.objects.filter(session__area=area, answered_at__isnull=True)
    return list(requests.select_related("session", "participant__group"))


def sessions_with_held_notes(area: Area) -> list[tuple[Session, int]]:
    """Sessions in which notes wait for a person, each with how many."""
    held = Contribution.objects.filter(stands(), session=OuterRef("pk"), is_held=True)
    counted = Subquery(held.order_by().values("session").annotate(n=Count("pk")).values("n"))
    sessions = Session.objects.filter(area=area).annotate(held=counted).filter(held__gt=0)
    return [(session, session.held) for session in sessions]


def sessions_to_answer(area: Area, *, today: date) -> list[tuple[Session, int]]:
    """Sessions whose day of hearing back is near or past, each with how many people have no answer yet."""
    said = Contribution.objects.filter(stands(), session=OuterRef("pk"), words__isnull=False)
    waiting = said.exclude(Exists(_answered(OuterRef("pk"))))
    people = waiting.order_by().values("session").annotate(n=Count("participant", distinct=True)).values("n")
    sessions = Session.objects.filter(area=area, hear_back_by__lte=today + HEAR_BACK_SOON)
    with_people = sessions.annotate(unanswered=Subquery(people)).filter(unanswered__gt=0)
    return [(session, session.unanswered) for session in with_people.order_by("hear_back_by", "pk")]


def undecided_themes(area: Area) -> list[Theme]:
    """Themes of projects under way that nobody has decided on, oldest first."""
    decided = Decision.objects.filter(theme=OuterRef("pk"), is_current=True)
    return list(_themes(area).exclude(Exists(decided)).order_by("made_at", "pk"))


def questioned_themes(area: Area) -> list[tuple[Theme, int]]:
    """Themes of which people said "not quite" to the words as they are now, each with how many."""
    newest = ThemeWording.objects.filter(theme=OuterRef("theme")).order_by("-number").values("pk")[:1]
    against = MemberCheck.objects.filter(theme=OuterRef("pk"), answer=CheckAnswer.NOT_QUITE)
    counted = against.filter(wording=Subquery(newest)).order_by().values("theme").annotate(n=Count("pk")).values("n")
    themes = _themes(area).annotate(not_quite=Subquery(counted)).filter(not_quite__gt=0)
    return [(theme, theme.not_quite) for theme in themes.order_by("-not_quite", "pk")]


def unpublished_decisions(area: Area) -> list[Decision]:
    """Decisions that were taken and that nobody outside has been told of, oldest first."""
    return list(waiting_decisions(area))


def unclosed_promises(area: Area) -> list[Promise]:
    """Promises that those who asked have not closed: of decisions that stand, of pledges and meetings: owner, askers, verdicts."""
    promises = Promise.objects.filter(
        Q(decision__theme__project__area=area, decision__is_current=True)
        | Q(pledge__session__area=area)
        | Q(follow_up__minutes__area=area),
        state__in=(PromiseState.OPEN, PromiseState.SAID_DONE),
    )
    verdicts = Prefetch("verdicts", queryset=Verdict.objects.filter(is_current=True))
    return list(
        promises.select_related("owner", "decision__theme__project").prefetch_related(
            verdicts, "decision__asking_groups", "asking_groups"
        )
    )


def promises_to_ask_about(area: Area, *, today: date) -> list[Promise]:
    """Promises that were kept long enough ago to ask whether they made a difference, the one asked first first."""
    kept = Promise.objects.filter(
        Q(decision__theme__project__area=area, decision__is_current=True)
        | Q(pledge__session__area=area)
        | Q(follow_up__minutes__area=area),
        state=PromiseState.KEPT,
        difference_from__lte=today,
    )
    return list(
        kept.select_related("decision__theme__project")
        .prefetch_related(*DIFFERENCE_OF_PROMISE)
        .order_by("difference_from", "pk")
    )


def parts_without(area: Area, group_ids: Collection[int]) -> list[PartWording]:
    """Parts, as worded now in projects under way, that at least one of these groups has not agreed to."""
    wordings = PartWording.objects.filter(project__area=area, project__finished_at__isnull=True, is_current=True)
    agreed = Agreement.objects.filter(wording=OuterRef("pk"), group__in=group_ids).order_by().values("wording")
    counted = agreed.annotate(n=Count("pk")).values("n")
    theirs = Prefetch("agreements", queryset=Agreement.objects.filter(group__in=group_ids))
    return list(
        wordings.annotate(agreed=Coalesce(Subquery(counted), 0))  # nothing counted is no row at all
        .exclude(agreed=len(group_ids))
        .select_related("project__area", "project__pack_version")
        .defer("project__pack_version__source")
        .prefetch_related(theirs)
        .order_by("project", "pk")
    )


def projects_under_way(area: Area) -> list[Progress]:
    """Projects that are not finished, the newest first, with how far they have come."""
    said = Contribution.objects.filter(stands(), session__project=OuterRef("pk"), words__isnull=False)
    projects = Project.objects.filter(area=area, finished_at__isnull=True).annotate(
        has_session=Exists(Session.objects.filter(project=OuterRef("pk"))),
        has_words=Exists(said),
        has_theme=Exists(Theme.objects.filter(project=OuterRef("pk"))),
    )
    return [
        Progress(project, project.has_session, project.has_words, project.has_theme)
        for project in projects.select_related("area")
    ]


def sessions_without_a_date(area: Area) -> list[Session]:
    """Sessions that have not said by when people hear back, newest first."""
    return list(Session.objects.filter(area=area, hear_back_by__isnull=True).order_by("-created_at", "-pk"))


def _themes(area: Area) -> QuerySet[Theme]:
    under_way = Theme.objects.filter(project__area=area, project__finished_at__isnull=True)
    return under_way.select_related("project")


def _answered(contribution: OuterRef) -> QuerySet[Coding]:
    """The ways by which a contribution has come to an answer that everybody may read."""
    return Coding.objects.filter(
        contribution=contribution,
        code__theme__decisions__is_current=True,
        code__theme__decisions__published_at__isnull=False,
    )
