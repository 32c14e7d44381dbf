"""Checklists: taken up for a piece of work, looked at before it and after it, by the team and by groups."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.frameworks.enums import Moment
from alongside.people.models import Group
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.practice import permissions
from alongside.practice.actions import checklists as actions
from alongside.practice.forms.checklists import TakeUpForm, TickForm
from alongside.practice.presenters.checklists import TEAM, use_page
from alongside.practice.queries import checklists as queries
from alongside.practice.ticking import Voice
from alongside.practice.views.came_from import came_from
from alongside.projects.queries import projects_of


@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: HttpRequest, slug: str, checklist: str) -> HttpResponse:
    """`…/practice/checklists/new/{checklist}/`: take up a list for a piece of work."""
    standing = enter(request, slug)
    permissions.check_can_reflect(standing)
    chosen = queries.checklist_in(standing.area, checklist)
    projects = list(projects_of(standing))
    project = came_from(request, projects)
    form = TakeUpForm(request.POST or None, projects=projects, project=project)
    if request.method == "POST" and form.is_valid():
        try:
            use = actions.take_up_checklist(
                area=standing.area,
                checklist=chosen.id,
                about=form.cleaned_data["about"],
                project=form.project_chosen,
                by=standing.actor,
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("checklist", slug=slug, pk=use.pk)
    context = {"form": form, "checklist": chosen, "project": project}
    return render(request, "practice/checklist_start.html", context, status=422 if form.errors else 200)


@require_safe
def checklist(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/practice/checklists/{id}/`: each thing on the list, with what each voice says to it."""
    standing = enter(request, slug)
    use = queries.use_for(standing, pk)
    page = use_page(use, queries.ticks_of(use), groups_of(standing.area), standing)
    return render(request, "practice/checklist.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, slug: str, pk: int, moment: str) -> HttpResponse:
    """`…/practice/checklists/{id}/{moment}/`: look at the list before or after, for the team or for `?group=`."""
    standing = enter(request, slug)
    use = queries.use_for(standing, pk)
    if moment not in Moment.values:
        raise Http404("A list is looked at before and after.")
    when = Moment(moment)
    group = _group_of(request, standing)
    voice = Voice(group.key if group else "", when)
    now = {item: tick for (who, item), tick in queries.ticks_of(use).items() if who == voice}
    easy = group is not None and group.may_be_under_18
    form = TickForm(request.POST or None, checklist=queries.checklist_of(use), easy=easy, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tick(use=use, moment=when, group=group, ticks=form.ticks, seen=form.seen, by=standing.actor)
        except actions.TickedMeanwhileError as changed:
            form.tell(changed.ticks)
        else:
            messages.success(request, "Saved.")
            return redirect("checklist", slug=slug, pk=pk)
    context = {
        "form": form,
        "use": use,
        "checklist": queries.checklist_of(use),
        "who": group.title if group else TEAM,
        "easy": easy,
        "moment": when,
    }
    return render(request, "practice/checklist_fill.html", context, status=422 if form.errors else 200)


def _group_of(request: HttpRequest, standing: Standing) -> Group | None:
    """Whom this is said for; `PermissionDenied` where whoever looks may not speak for them."""
    key = request.GET.get("group", "")
    if not key:
        permissions.check_can_tick_for_team(standing)
        return None
    group = next((group for group in groups_of(standing.area) if group.key == key), None)
    if group is None:
        raise Http404("There is no such group here.")
    permissions.check_can_reflect_with(standing, group_id=group.pk)
    return group
