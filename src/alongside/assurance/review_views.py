"""How each group of a project looks back by itself, and what all of them said, side by side."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.assurance import actions, permissions, queries
from alongside.assurance.forms import ReviewForm
from alongside.assurance.review_pages import gone_lines, review_page
from alongside.assurance.review_steps import Step, Way, way_through
from alongside.people.models import Group
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.models import Project
from alongside.projects.queries import group_asked, pack_for_project, project_for

KEPT = "Saved. Nobody else sees it until you hand it in."


@require_safe
def reviews(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/review/`: who has looked back, and side by side what they said."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    page = review_page(project, standing)
    if page is None:
        raise Http404("The pack of this project has no review.")
    return render(request, "assurance/reviews.html", {"project": project, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str, project_slug: str, group: str) -> HttpResponse:
    """`…/review/{group}/`: a group looks back by itself; saved as it goes, and handed in when it is whole.

    `?question=` is one question on a page of its own. Young people are asked like that; `?all=yes` shows them
    everything on one page, as it is shown to others.
    """
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    mine = group_asked(project, group)
    permissions.check_can_review_for(standing, group_id=mine.pk)
    themes = pack_for_project(project).review
    if not themes:
        raise Http404("The pack of this project has no review.")
    known = next((row for row in queries.reviews_of(project) if row.group_id == mine.pk), None)
    now = queries.versions_in(known)
    way = way_through(themes, now)
    step = _step_asked(request, way)
    prompts = [one.prompt for one in way.steps if step in (None, one)]
    form = ReviewForm(request.POST or None, prompts=prompts, group=mine, now=now)
    if request.method == "POST" and form.is_valid() and _written(form, project, mine, standing):
        if step is not None:
            return _on_from(request, way, step)
        if "hand-in" not in request.POST:
            messages.success(request, KEPT)
            return redirect(request.path)
        if _handed_in(request, project, mine, standing):
            return redirect("project_reviews", slug=slug, project_slug=project_slug)
    context = {
        "project": project,
        "group": mine,
        "easy": mine.may_be_under_18,
        "form": form,
        "review": known,
        "way": way,
        "step": step,
        "place": way.place_of(step) if step else "",
        "gone": gone_lines(project, known),
    }
    return render(request, _template(request, form, mine, step), context, status=422 if form.errors else 200)


def _step_asked(request: HttpRequest, way: Way) -> Step | None:
    """The question that the page is about; nothing where it is about all of them. `Http404` for one that is not asked."""
    wanted = request.GET.get("question")
    if wanted is None:
        return None
    step = way.step(wanted)
    if step is None:
        raise Http404("This review does not ask that.")
    return step


def _template(request: HttpRequest, form: ReviewForm, group: Group, step: Step | None) -> str:
    if step is not None:
        return "assurance/review_step.html"
    is_whole = "all" in request.GET or bool(form.errors) or not group.may_be_under_18
    return "assurance/review.html" if is_whole else "assurance/review_way.html"


def _on_from(request: HttpRequest, way: Way, step: Step) -> HttpResponse:
    """Where the button leads: to the next question or the one before; at either end, and to stop, to all of them."""
    by = {"next": 1, "back": -1}.get(request.POST.get("go", "next"))
    beside = way.beside(step, by) if by else None
    if beside is None:
        messages.success(request, KEPT)
        return redirect(request.path)
    return redirect(f"{request.path}?question={beside.prompt.id}")


def _written(form: ReviewForm, project: Project, group: Group, standing: Standing) -> bool:
    try:
        actions.write_review(project=project, group=group, lines=form.lines, seen=form.seen, by=standing.actor)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True


def _handed_in(request: HttpRequest, project: Project, group: Group, standing: Standing) -> bool:
    try:
        actions.hand_in_review(project=project, group=group, by=standing.actor)
    except ValidationError as unfinished:
        messages.error(request, " ".join(unfinished.messages))
        return False
    messages.success(request, "Handed in. It stands beside those of the others.")
    return True
