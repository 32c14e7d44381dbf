"""Gatherings of a project, fetched for whoever may see the project."""

from django.db.models import QuerySet
from django.http import Http404

from alongside.gatherings.models import Gathering
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import project_for


def gatherings_of(project: Project) -> QuerySet[Gathering]:
    """The gatherings of a project with who came, the newest first; the project was fetched for who looks."""
    return Gathering.objects.filter(project=project).prefetch_related("attendance__group")


def gathering_for(standing: Standing, project_slug: str, pk: int) -> Gathering:
    """One gathering of a project that whoever looks may see; `Http404` otherwise."""
    project = project_for(standing, project_slug)
    gathering = gatherings_of(project).select_related("recorded_by").filter(pk=pk).first()
    if gathering is None:
        raise Http404("There is no gathering at this address.")
    gathering.project = project
    return gathering
