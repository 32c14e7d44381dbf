"""Filling in the stages of a project: with a button, as typed, and from a sheet of paper."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core import clock
from alongside.core.dates import time_of_day
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects import ahead, permissions, queries
from alongside.projects.actions import ChangedMeanwhileError, Paper, answer_stage_question
from alongside.projects.forms.stages import PaperForm, StageForm, as_value, seen_name
from alongside.projects.models import Project
from alongside.projects.presenters.stages import stage_page, thoughts, with_fields
from alongside.projects.rules import mark_of

EASY = "easy"
CHANGED = 409
REFUSED = 422


def wants_easy_words(request: HttpRequest) -> bool:
    """Whether `?words=easy` stands in the address."""
    return request.GET.get("words") == EASY


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: HttpRequest, slug: str, project_slug: str, stage: str) -> HttpResponse:
    """A stage of a project with its form: to read for everybody who may see the project, to fill in for its team."""
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    page = stage_page(found, stage)
    easy = wants_easy_words(request)
    form = StageForm(request.POST or None, pack=page.pack, questions=page.asked_here, now=page.answered, easy=easy)
    if request.method == "POST":
        permissions.check_can_fill_stages(standing)
        if form.is_valid():
            saved = _save(form, found, standing)
            if not form.errors:
                messages.success(request, "Saved." if saved else "Nothing was changed.")
                return redirect(request.get_full_path())
    context = {
        "project": found,
        "page": page,
        "form": form,
        "rows": with_fields(page, form),
        "can_fill": permissions.can_fill_stages(standing),
        "easy": easy,
        "thoughts": [] if page.stage.id == ahead.KEY else thoughts(found),
    }
    return render(request, "projects/stage.html", context, status=REFUSED if form.errors else 200)


@require_POST
def answer(request: HttpRequest, slug: str, project_slug: str, stage: str, question: str) -> HttpResponse:
    """One answer, saved as it is typed. Where somebody else wrote meanwhile it is not saved, and their words come back.

    JSON: `seen`, the mark of what stands there now; `told`, what to tell; and with 409 `theirs`, what stands there.
    """
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    permissions.check_can_fill_stages(standing)
    page = stage_page(found, stage)
    asked = next((one for one in page.asked_here if one.id == question), None)
    if asked is None:
        raise Http404("This stage does not ask that.")
    form = StageForm(request.POST, pack=page.pack, questions=[asked], now=page.answered, easy=False)
    if not form.is_valid():
        told = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"told": told}, status=REFUSED)
    written = form.answers.get(question)
    if written is None:
        # Nothing was written anew, so nothing was read anew either: the mark stays that of what was on the page.
        return JsonResponse({"seen": form.cleaned_data.get(seen_name(question)) or "", "told": "Saved"})
    try:
        answer_stage_question(
            project=found,
            question=question,
            words=written.words,
            seen=written.seen,
            is_typing=True,
            by=standing.actor,
        )
    except ChangedMeanwhileError as changed:
        theirs = as_value(asked, changed.words)
        return JsonResponse(
            {"seen": mark_of(changed.words), "theirs": theirs, "told": " ".join(changed.messages)}, status=CHANGED
        )
    return JsonResponse({"seen": mark_of(written.words), "told": f"Saved at {time_of_day(clock.now())}"})


@require_http_methods(["GET", "HEAD", "POST"])
def from_paper(request: HttpRequest, slug: str, project_slug: str, stage: str) -> HttpResponse:
    """Type in what was written on a printed form, and say whose it was."""
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    permissions.check_can_fill_stages(standing)
    page = stage_page(found, stage)
    form = PaperForm(
        request.POST or None,
        pack=page.pack,
        questions=page.asked_here,
        now=page.answered,
        easy=wants_easy_words(request),
        groups=groups_of(standing.area),
    )
    if request.method == "POST" and form.is_valid():
        saved = _save(form, found, standing, paper=form.paper)
        if not form.errors:
            messages.success(request, f"{saved} answers typed in from paper." if saved else "Nothing was changed.")
            return redirect("project_stage", slug=slug, project_slug=project_slug, stage=stage)
    context = {"project": found, "page": page, "form": form, "rows": with_fields(page, form)}
    return render(request, "projects/from_paper.html", context, status=REFUSED if form.errors else 200)


def _save(form: StageForm, project: Project, standing: Standing, *, paper: Paper | None = None) -> int:
    """Save what was written anew, and tell of what somebody else changed meanwhile; how many were saved."""
    saved = 0
    for question, written in form.answers.items():
        try:
            answer_stage_question(
                project=project,
                question=question,
                words=written.words,
                seen=written.seen,
                by=standing.actor,
                paper=paper,
            )
            saved += 1
        except ChangedMeanwhileError as changed:
            form.tell(question, changed.words)
    return saved
