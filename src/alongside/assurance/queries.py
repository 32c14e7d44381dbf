"""The record of a project, gathered in a number of queries that doesn't depend on how much is in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Prefetch, Q
from django.http import Http404
from django.utils import timezone

from alongside.answers.enums import DecisionKind, PromiseState
from alongside.answers.models import Decision, Promise
from alongside.answers.queries import of_project
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.evidence import Decided, Evidence, Occasion, Record, Source
from alongside.assurance.models import GroupReview, Remark, ReviewLine
from alongside.assurance.reviews import Said, Versions
from alongside.frameworks.enums import Part
from alongside.gatherings.enums import Purpose
from alongside.gatherings.queries import gatherings_of
from alongside.live.models import Participant, Session
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import current_wording, project_for
from alongside.themes.models import Theme


def evidence_of(project: Project) -> Evidence:
    """What is recorded of a project, for its label. The project was fetched for whoever looks.

    Only what stands counts: words that were withdrawn, and what waits with the safeguarding lead, do not.
    """
    return Evidence(
        occasions=(*_gatherings(project), *_sessions(project)),
        themes=tuple(Record(Source.THEME, theme.pk, theme.title) for theme in Theme.objects.filter(project=project)),
        decisions=tuple(_decisions(project)),
        kept=tuple(_kept(project)),
        open_part=_open_part(project),
        published=_published(project),
    )


def _gatherings(project: Project) -> Iterable[Occasion]:
    for gathering in gatherings_of(project):
        yield Occasion(
            record=Record(Source.GATHERING, gathering.pk, gathering.title, gathering.held_on),
            purposes=frozenset(gathering.purposes),
            groups=frozenset(row.group.key for row in gathering.attendance.all() if row.came),
        )


def _sessions(project: Project) -> Iterable[Occasion]:
    """A session asked those who said something in it; its day is the last on which somebody did."""
    stands = Q(
        contributions__is_current=True,
        contributions__withdrawn_at__isnull=True,
        contributions__is_restricted=False,
    )
    spoke = (
        Participant.objects.filter(stands, session__project=project, group__isnull=False)
        .order_by()
        .values_list("session_id", "group__key")
        .annotate(last=Max("contributions__said_at"))
    )
    groups: defaultdict[int, set[str]] = defaultdict(set)
    days: dict[int, datetime] = {}
    for session_id, group, last in spoke:
        groups[session_id].add(group)
        days[session_id] = max(days.get(session_id, last), last)
    for session in Session.objects.filter(project=project, pk__in=groups).order_by("pk"):
        yield Occasion(
            record=Record(Source.SESSION, session.pk, session.title, timezone.localdate(days[session.pk])),
            purposes=frozenset({Purpose.ASKED.value}),
            groups=frozenset(groups[session.pk]),
        )


def _decisions(project: Project) -> Iterable[Decided]:
    rows = Decision.objects.filter(theme__project=project, is_current=True).select_related("theme").order_by("pk")
    for decision in rows:
        yield Decided(
            record=Record(Source.DECISION, decision.pk, decision.theme.title, decision.decided_on),
            theme_id=decision.theme_id,
            gathering_id=decision.taken_in_id,
            is_yes=decision.kind == DecisionKind.WE_WILL,
            is_published=decision.published_at is not None,
        )


def _kept(project: Project) -> Iterable[Record]:
    rows = Promise.objects.filter(of_project(project), state=PromiseState.KEPT).order_by("pk")
    for promise in rows:
        day = timezone.localdate(promise.closed_at) if promise.closed_at else None
        yield Record(Source.PROMISE, promise.pk, promise.words, day)


def _open_part(project: Project) -> Record | None:
    wording = current_wording(project, Part.OPEN)
    if wording is None or not wording.value.strip():
        return None
    return Record(Source.PART, wording.pk, "What is open", timezone.localdate(wording.written_at))


def _published(project: Project) -> Record | None:
    if project.published_at is None:
        return None
    return Record(Source.PROJECT, project.pk, project.title, timezone.localdate(project.published_at))


def remarks_on(project: Project) -> list[Remark]:
    """What people wrote beside a project's label, the newest first."""
    return list(Remark.objects.filter(project=project).select_related("group"))


def remark_for(standing: Standing, project_slug: str, pk: int) -> Remark:
    """One remark on a project that whoever looks may see; `Http404` otherwise."""
    project = project_for(standing, project_slug)
    found = Remark.objects.filter(project=project, pk=pk).first()
    if found is None:
        raise Http404("There is no such remark. It may have been taken back.")
    return found


def reviews_of(project: Project) -> list[GroupReview]:
    """The reviews of a project's groups with what they say now: two queries."""
    current = Prefetch("lines", ReviewLine.objects.filter(is_current=True), to_attr="now")
    return list(GroupReview.objects.filter(project=project).select_related("group").prefetch_related(current))


def versions_in(review: GroupReview | None) -> dict[str, Versions]:
    """What a group said to each prompt, with everything that it said before; nothing where it has not begun."""
    found: dict[str, dict[int, Said]] = {}
    for line in ReviewLine.objects.filter(review=review) if review else ():
        found.setdefault(line.prompt, {})[line.number] = _said(line)
    return {prompt: Versions(max(versions), versions) for prompt, versions in found.items()}


def _said(line: ReviewLine) -> Said:
    return Said(ReviewAnswer(line.answer) if line.answer else None, line.words)


def changed_since(review: GroupReview) -> dict[str, datetime]:
    """By prompt, when its answer was changed after the review was handed in; the review was fetched with its lines."""
    handed_in = review.handed_in_at
    lines: list[ReviewLine] = getattr(review, "now", [])
    return {line.prompt: line.written_at for line in lines if handed_in is not None and line.written_at > handed_in}


def said_in(review: GroupReview) -> dict[str, Said]:
    """What a group says to each prompt now."""
    rows = getattr(review, "now", None)
    lines = ReviewLine.objects.filter(review=review, is_current=True) if rows is None else rows
    return {line.prompt: _said(line) for line in lines}
