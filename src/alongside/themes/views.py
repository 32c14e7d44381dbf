"""The workbench: people sort together what was said."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.core.typed import ids_in
from alongside.live.permissions import can_read_held
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.models import Project
from alongside.projects.queries import project_for
from alongside.themes import actions, queries
from alongside.themes.forms import FilterForm, PutCodeForm, RewordForm, ThemeForm
from alongside.themes.models import Code, Theme
from alongside.themes.permissions import can_code, check_can_code, check_can_see_workbench
from alongside.themes.presenters import code_of, said_rows


def workbench(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """What was said in a project beside its codes and themes; putting a code on comes back to the same place."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    check_can_see_workbench(standing)
    if request.method == "POST":
        check_can_code(standing)
        return _sort(request, standing, project)
    return render(request, "themes/workbench.html", _workbench(request.GET, standing, project))


def _workbench(asked: QueryDict, standing: Standing, project: Project) -> dict[str, Any]:
    codes = queries.codes_of(project)
    themes = queries.themes_of(project)
    chosen = FilterForm(
        asked,
        standing=standing,
        project=project,
        codes=[row.code for row in codes],
        themes=[row.theme for row in themes],
    )
    page = queries.page_of_said(standing, project, chosen.wanted(), asked.get("page"))
    kept = asked.copy()
    kept.pop("page", None)
    query = kept.urlencode()
    return {
        "project": project,
        "filter": chosen,
        "page": page,
        "query": f"&{query}" if query else "",
        "rows": said_rows(page.object_list, standing),
        "codes": codes,
        "loose_codes": [row for row in codes if row.code.theme_id is None],
        "themes": themes,
        "can_code": can_code(standing),
        "can_read_held": can_read_held(standing),
    }


def _sort(request: HttpRequest, standing: Standing, project: Project) -> HttpResponse:
    """Put a code on what is ticked, or take one's own code off one thing."""
    if taken_off := request.POST.get("take_off"):
        _take_off(project, standing, taken_off)
        return _back(request, project)
    chosen = ids_in(request.POST.getlist("said"))
    form = PutCodeForm(request.POST, shown=chosen)
    if not form.is_valid():
        context = _workbench(request.GET, standing, project) | {"form": form, "ticked": chosen}
        return render(request, "themes/workbench.html", context, status=422)
    said = queries.contributions_in(standing, project, form.cleaned_data["said"])
    code = actions.put_code_on_all(
        contributions=said, project=project, title=form.cleaned_data["code"], by=standing.actor
    )
    messages.success(request, f"“{code.title}” is on {len(said)} of them now.")
    return _back(request, project)


def _take_off(project: Project, standing: Standing, which: str) -> None:
    match ids_in(which.split(":")):
        case [contribution_id, code_id]:
            contribution = queries.contribution_in(standing, project, contribution_id)
            code = code_of(queries.codes_of(project), code_id)
            actions.take_code_off(contribution=contribution, code=code, by=standing.actor)


def _back(request: HttpRequest, project: Project) -> HttpResponse:
    asked = request.GET.urlencode()
    return redirect(reverse("workbench", args=[project.area.slug, project.slug]) + (f"?{asked}" if asked else ""))


def make_theme(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """Gather codes into a new theme."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    check_can_code(standing)
    codes = [row.code for row in queries.codes_of(project)]
    form = ThemeForm(request.POST or None, codes=codes)
    if request.method == "POST" and form.is_valid():
        theme = actions.make_theme(project=project, wording=form.wording(), by=standing.actor)
        _gather(theme, codes, form.cleaned_data["codes"], standing)
        messages.success(request, f"“{theme.title}” is a theme now.")
        return redirect("theme", slug=slug, pk=theme.pk)
    return render(request, "themes/theme_form.html", {"form": form, "project": project}, status=_status(form))


def reword_theme(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Word a theme anew and change its codes."""
    standing = enter(request, slug)
    check_can_code(standing)
    theme = queries.theme_in(standing, pk)
    codes = [row.code for row in queries.codes_of(theme.project)]
    now = {
        "title": theme.title,
        "easy_title": theme.easy_title,
        "summary": theme.summary,
        "easy_summary": theme.easy_summary,
        "codes": [code.pk for code in codes if code.theme_id == theme.pk],
    }
    form = RewordForm(request.POST or None, initial=now, codes=codes)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        actions.reword_theme(theme=theme, wording=form.wording(), because=because, by=standing.actor)
        _gather(theme, codes, form.cleaned_data["codes"], standing)
        return redirect("theme", slug=slug, pk=theme.pk)
    context = {"form": form, "project": theme.project, "theme": theme}
    return render(request, "themes/theme_form.html", context, status=_status(form))


def _status(form: ThemeForm) -> int:
    return 422 if form.is_bound else 200


def _gather(theme: Theme, codes: list[Code], chosen: list[int], standing: Standing) -> None:
    """Put the chosen codes into the theme, and take out those that are no longer chosen."""
    for code in codes:
        if code.pk in chosen and code.theme_id != theme.pk:
            actions.put_code_in_theme(code=code, theme=theme, by=standing.actor)
        elif code.pk not in chosen and code.theme_id == theme.pk:
            actions.put_code_in_theme(code=code, theme=None, by=standing.actor)


@require_POST
def ask_members(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """From now on, receipts ask those who said it whether the theme is what they meant."""
    standing = enter(request, slug)
    check_can_code(standing)
    theme = queries.theme_in(standing, pk)
    try:
        actions.ask_members(theme=theme, by=standing.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Everybody whose words are in this theme is asked about it, by their receipt.")
    return redirect("theme", slug=slug, pk=theme.pk)
