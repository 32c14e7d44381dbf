"""The gatherings of a project: what is recorded of each, and writing one down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.gatherings import actions, permissions, queries
from alongside.gatherings.forms.gatherings import GatheringForm, initial_of
from alongside.gatherings.presenters.gatherings import gathering_card, initial_facts, minutes_url, turnout_of
from alongside.people.queries import groups_of
from alongside.people.views import enter
from alongside.projects.presenters.stages import planned
from alongside.projects.queries import project_for


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/gatherings/new/`: write down that people met."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    permissions.check_can_record_gathering(standing)
    form = GatheringForm(request.POST or None, groups=groups_of(standing.area))
    if request.method == "POST" and form.is_valid():
        gathering = actions.record_gathering(project=project, facts=form.facts, turnout=form.turnout, by=standing.actor)
        messages.success(request, "It is written down, and counts as evidence from now on.")
        return redirect("gathering", slug=slug, project_slug=project_slug, pk=gathering.pk)
    status = 422 if form.errors else 200
    context = {"project": project, "form": form, "planned": planned(project)}
    return render(request, "gatherings/form.html", context, status=status)


@require_safe
def gathering(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """`…/gatherings/{id}/`: what is recorded of one, for everybody who may see the project."""
    standing = enter(request, slug)
    found = queries.gathering_for(standing, project_slug, pk)
    minutes = getattr(found, "minutes", None)
    context = {
        "project": found.project,
        "minutes": minutes,
        "minutes_url": minutes_url(found, standing),
        "card": gathering_card(found, with_counts=permissions.can_see_counts(standing)),
        "can_record": permissions.can_record_gathering(standing),
        "planned": planned(found.project),
    }
    return render(request, "gatherings/gathering.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """`…/gatherings/{id}/correct/`: put right what was written down."""
    standing = enter(request, slug)
    found = queries.gathering_for(standing, project_slug, pk)
    permissions.check_can_record_gathering(standing)
    mark = queries.mark_of_gathering(found)
    initial = initial_of(initial_facts(found), turnout_of(found)) | {"seen": mark}
    form, now = GatheringForm(request.POST or None, groups=groups_of(standing.area), initial=initial), None
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or None
        try:
            actions.correct_gathering(
                gathering=found, facts=form.facts, turnout=form.turnout, seen=seen, by=standing.actor
            )
        except actions.CorrectedMeanwhileError as refused:
            form.tell(refused, seen=mark)
            now = gathering_card(found, with_counts=True)
        else:
            messages.success(request, "Corrected.")
            return redirect("gathering", slug=slug, project_slug=project_slug, pk=pk)
    context = {
        "project": found.project,
        "form": form,
        "gathering": found,
        "planned": planned(found.project),
        "now": now,
    }
    return render(request, "gatherings/form.html", context, status=422 if form.errors else 200)
