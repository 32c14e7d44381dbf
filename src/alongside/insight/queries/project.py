"""What a project's page shows of the apps above it: its sessions, its themes, how far its voices have come."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Min, OuterRef, Prefetch

from alongside.answers.difference_queries import current_differences
from alongside.answers.models import Decision, Promise
from alongside.live.models import Contribution, Session
from alongside.live.queries.standing import standing as stands
from alongside.projects.models import Project
from alongside.themes.models import Coding, MemberCheck, Theme


@dataclass(frozen=True)
class SessionRow:
    """A session of a project, with how many took part and how much they said."""

    session: Session
    people: int
    said: int


@dataclass(frozen=True)
class ThemeRow:
    """A theme of a project with the decision that stands (nothing where there is none), and its promises."""

    theme: Theme
    decision: Decision | None
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Beginnings:
    """When each of the first three steps of a project's voices was first taken."""

    said: datetime | None
    themed: datetime | None
    checked: datetime | None


def sessions_in(project: Project) -> list[SessionRow]:
    """The sessions of a project, newest first."""
    spoke = stands("participants__contributions")
    sessions = Session.objects.filter(project=project).annotate(
        people=Count("participants", filter=spoke, distinct=True),
        said=Count("participants__contributions", filter=spoke, distinct=True),
    )
    return [SessionRow(session, session.people, session.said) for session in sessions]


def themes_in(project: Project, *, only_published: bool) -> list[ThemeRow]:
    """The themes of a project; for everybody only those with an answer that was published."""
    decisions = Decision.objects.filter(is_current=True)
    if only_published:
        decisions = decisions.filter(published_at__isnull=False)
    themes = Theme.objects.filter(project=project)
    if only_published:
        themes = themes.filter(Exists(decisions.filter(theme=OuterRef("pk"))))
    promises = Prefetch("promises", Promise.objects.prefetch_related(current_differences()))
    whole = decisions.prefetch_related("asking_groups", "stances__group", promises)
    themes = themes.prefetch_related(Prefetch("decisions", queryset=whole))
    return [_row(theme) for theme in themes]


def beginnings(project: Project) -> Beginnings:
    """When somebody first spoke, when it first went into a theme, when somebody first checked one: three queries."""
    said = Contribution.objects.filter(session__project=project, is_restricted=False).aggregate(at=Min("said_at"))
    themed = Coding.objects.filter(
        code__project=project, code__theme__isnull=False, contribution__is_restricted=False
    ).aggregate(at=Min("at"))
    checked = MemberCheck.objects.filter(theme__project=project).aggregate(at=Min("said_at"))
    return Beginnings(said["at"], themed["at"], checked["at"])


def last_due(rows: list[ThemeRow]) -> date | None:
    """The day on which the last promise of these themes falls due."""
    return max((promise.due for row in rows for promise in row.promises), default=None)


def _row(theme: Theme) -> ThemeRow:
    decision = next(iter(theme.decisions.all()), None)
    return ThemeRow(theme, decision, tuple(decision.promises.all()) if decision else ())
