"""The map of the people around a young person. Everything on it is done by plain forms, and nothing by dragging."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.people.views import enter
from alongside.projects import permissions, queries
from alongside.projects.actions import change_on_map, put_on_map, take_off_map
from alongside.projects.forms.people_map import OnMapForm, initial_of
from alongside.projects.models import MapEntry, Project
from alongside.projects.presenters.parts import project_url
from alongside.projects.presenters.people_map import map_of

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
def people_map(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/people-map/`: the map and its table; put somebody on it."""
    standing = enter(request, slug)
    project = queries.project_for(standing, project_slug)
    permissions.check_can_see_people_map(standing)
    drawn = map_of(project)
    if drawn is None or (request.method == "POST" and not drawn.is_of_now):
        raise Http404("This project has no such map.")
    form = OnMapForm(request.POST or None, people_map=drawn.language, initial={"place": request.GET.get("place")})
    if request.method == "POST" and form.is_valid():
        try:
            put_on_map(project=project, who=form.who, by=standing.actor)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("project_people_map", slug=slug, project_slug=project_slug)
    context = {"project": project, "map": drawn, "form": form}
    return render(request, "projects/people_map.html", context, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """`…/people-map/{id}/`: move somebody, say something else of them, or take them off."""
    standing = enter(request, slug)
    project = queries.project_for(standing, project_slug)
    permissions.check_can_see_people_map(standing)
    entry = queries.map_entry(project, pk)
    if request.method == "POST" and "take-off" in request.POST:
        take_off_map(entry=entry, by=standing.actor)
        messages.success(request, "They are off the map.")
        return _back(project)
    form = _form_for(request, project, entry)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            change_on_map(entry=entry, who=form.who, by=standing.actor)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("project_people_map", slug=slug, project_slug=project_slug)
    context = {"project": project, "form": form, "entry": entry}
    return render(request, "projects/people_map_change.html", context, status=REFUSED if form and form.errors else 200)


def _form_for(request: HttpRequest, project: Project, entry: MapEntry) -> OnMapForm | None:
    """What can be said of somebody; nothing on a map that the pack of now does not have."""
    language = queries.pack_for_project(project).people_map
    if language is None:
        return None
    others = [one for one in queries.on_map(project) if one.pk != entry.pk]
    return OnMapForm(request.POST or None, people_map=language, others=others, initial=initial_of(entry))


def _back(project: Project) -> HttpResponse:
    """To the map; to the project where that was the last of a map that the pack of now does not have."""
    if map_of(project) is None:
        return redirect(project_url(project))
    return redirect("project_people_map", slug=project.area.slug, project_slug=project.slug)
