"""Gatherings of a project, fetched for whoever may see the project."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404

from alongside.gatherings import permissions
from alongside.gatherings.models import Attendance, FollowUp, Gathering, Minutes, MinutesText
from alongside.gatherings.rules import mark_of_record
from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import project_for

FACTS = ("title", "held_on", "purposes", "papers_sent_on", "access", "access_note")


def gatherings_of(project: Project) -> QuerySet[Gathering]:
    """The gatherings of a project with who came, the newest first; the project was fetched for who looks."""
    return Gathering.objects.filter(project=project).select_related("minutes").prefetch_related("attendance__group")


def gathering_for(standing: Standing, project_slug: str, pk: int) -> Gathering:
    """One gathering of a project that whoever looks may see; `Http404` otherwise."""
    project = project_for(standing, project_slug)
    gathering = gatherings_of(project).select_related("recorded_by").filter(pk=pk).first()
    if gathering is None:
        raise Http404("There is no gathering at this address.")
    gathering.project = project
    return gathering


def mark_of_gathering(gathering: Gathering) -> str:
    """A short mark of what is recorded of a gathering now, by which a form says what it showed: two queries."""
    facts = Gathering.objects.values_list(*FACTS).get(pk=gathering.pk)
    people = Attendance.objects.filter(gathering=gathering).values_list("group_id", "invited", "came")
    return mark_of_record(facts, people)


def minutes_in(project: Project) -> QuerySet[Minutes]:
    """All minutes of a project, whoever may read them: for what is told of them without their words."""
    return _whole_minutes().filter(project=project)


def minutes_of(project: Project, standing: Standing) -> list[Minutes]:
    """The minutes of a project that whoever looks may read, of the latest meeting first: three queries."""
    rows = minutes_in(project)
    for row in rows:
        row.project = project  # its pack is asked for with each
    seen = [row for row in rows if permissions.can_see_minutes(standing, is_published=row.published_at is not None)]
    return sorted(seen, key=lambda row: row.day, reverse=True)


def minutes_for(standing: Standing, project_slug: str, pk: int) -> Minutes:
    """The minutes at an address, with their project, text and follow-ups; `Http404` where there is nothing to see."""
    project = project_for(standing, project_slug)
    found = _whole_minutes().filter(project=project, pk=pk).first()
    if found is None or not permissions.can_see_minutes(standing, is_published=found.published_at is not None):
        raise Http404("There are no minutes at this address.")
    found.project = project
    return found


def text_of(minutes: Minutes) -> MinutesText:
    """What minutes say now, fetched with them."""
    return next(text for text in minutes.texts.all() if text.is_current)


def public_text_of(minutes: Minutes) -> MinutesText | None:
    """What everybody reads of minutes, fetched with them: the newest text that was published."""
    return next((text for text in minutes.texts.all() if text.published_at is not None), None)


def minutes_with_new_words(area: Area) -> list[Minutes]:
    """Published minutes that were corrected since, and nobody has looked at the new text yet."""
    unread = MinutesText.objects.filter(minutes=OuterRef("pk"), is_current=True, published_at__isnull=True)
    found = Minutes.objects.filter(Exists(unread), area=area, published_at__isnull=False)
    return list(found.select_related("gathering", "project"))


def follow_up_for(standing: Standing, project_slug: str, pk: int) -> FollowUp:
    """A follow-up of a project's minutes that waits to become a promise; `Http404` for any other."""
    project = project_for(standing, project_slug)
    rows = FollowUp.objects.select_related("minutes__gathering").filter(minutes__project=project)
    found = rows.filter(pk=pk, promised_at__isnull=True).first()
    if found is None:
        raise Http404("There is no follow-up here that waits to become a promise.")
    found.minutes.project = project
    return found


def _whole_minutes() -> QuerySet[Minutes]:
    texts = MinutesText.objects.select_related("written_by", "paper_group").order_by("-number")
    return Minutes.objects.select_related("gathering").prefetch_related(
        Prefetch("texts", texts), "groups", "follow_ups", "gathering__attendance__group"
    )
