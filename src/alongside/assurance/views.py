"""The honest label of a project, its checks, and how each of its groups looks back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.assurance import actions, permissions, queries
from alongside.assurance.check_pages import checks_page
from alongside.assurance.dossier_queries import attestations_of
from alongside.assurance.forms import AttestForm, RemarkForm, ReviewForm
from alongside.assurance.labels import label_for
from alongside.assurance.presenters import remark_lines
from alongside.assurance.review_pages import gone_lines, review_page
from alongside.people.enums import Role
from alongside.people.models import Group
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.models import Project
from alongside.projects.queries import group_asked, pack_for_project, project_for


@require_http_methods(["GET", "HEAD", "POST"])
def label(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/label/`: for everybody who may see the project. Those who work on it may write that it was not so."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    card = label_for(project, standing)
    if card is None:
        remarks = remark_lines(queries.remarks_on(project), person_id=standing.person_id)
        return render(request, "assurance/none.html", {"project": project, "label": {"remarks": remarks}})
    form = RemarkForm(request.POST or None)
    if request.method == "POST":
        permissions.check_can_remark(standing)
        if form.is_valid():
            words = form.cleaned_data["words"]
            group, role = _speaks_for(standing)
            try:
                actions.remark(
                    project=project, words=words, rung=card.supported.id, group=group, role=role, by=standing.actor
                )
            except ValidationError as refused:
                form.add_error("words", refused)
            else:
                messages.success(request, "It stands beside the label now, for everybody to read.")
                return redirect("project_label", slug=slug, project_slug=project_slug)
    context = {"project": project, "label": card, "form": form, "can_remark": permissions.can_remark(standing)}
    return render(request, "assurance/label.html", context, status=422 if form.errors else 200)


def _speaks_for(standing: Standing) -> tuple[Group | None, str]:
    """The group that somebody represents; else their role in words."""
    group = next((group for group in groups_of(standing.area) if group.pk in standing.group_ids), None)
    role = min(standing.roles, key=list(Role).index)
    return group, role.label


@require_POST
def take_back(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """Whoever wrote a remark takes it back."""
    standing = enter(request, slug)
    row = queries.remark_for(standing, project_slug, pk)
    permissions.check_can_take_back(standing, written_by_id=row.written_by_id)
    actions.take_back(row=row, by=standing.actor)
    messages.success(request, "Taken back.")
    return redirect("project_label", slug=slug, project_slug=project_slug)


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
    """`…/review/{group}/`: a group looks back by itself; saved as it goes, and handed in when it is whole."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    mine = group_asked(project, group)
    permissions.check_can_review_for(standing, group_id=mine.pk)
    themes = pack_for_project(project).review
    if not themes:
        raise Http404("The pack of this project has no review.")
    known = next((row for row in queries.reviews_of(project) if row.group_id == mine.pk), None)
    prompts = [prompt for theme in themes for prompt in theme.prompts]
    form = ReviewForm(request.POST or None, prompts=prompts, group=mine, now=queries.versions_in(known))
    if request.method == "POST" and form.is_valid() and _written(form, project, mine, standing):
        if "hand-in" not in request.POST:
            messages.success(request, "Saved. Nobody else sees it until you hand it in.")
            return redirect(request.path)
        if _handed_in(request, project, mine, standing):
            return redirect("project_reviews", slug=slug, project_slug=project_slug)
    context = {
        "project": project,
        "group": mine,
        "form": form,
        "review": known,
        "gone": gone_lines(project, known),
    }
    return render(request, "assurance/review.html", context, status=422 if form.errors else 200)


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


@require_safe
def checks(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/checks/`: what holds, what doesn't, what can't be told yet, and what would settle it; for everybody."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    page = checks_page(project, standing)
    if page is None:
        raise Http404("The pack of this project has no checks.")
    return render(request, "assurance/checks.html", {"project": project, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def attest(request: HttpRequest, slug: str, project_slug: str, check: str) -> HttpResponse:
    """`…/checks/{check}/attest/`: somebody says with their name that it holds, where no record can show it."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    permissions.check_can_attest(standing)
    wanted = next((one for one in pack_for_project(project).attestable if one.id == check), None)
    if wanted is None:
        raise Http404("This has to be shown by the record.")
    form = AttestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.attest(project=project, check_id=check, note=form.cleaned_data["note"], by=standing.actor)
        except ValidationError as refused:
            form.add_error("note", refused)
        else:
            messages.success(request, "It stands as attested, with the day and who says so.")
            return redirect("project_checks", slug=slug, project_slug=project_slug)
    context = {"project": project, "check": wanted, "form": form}
    return render(request, "assurance/attest.html", context, status=422 if form.errors else 200)


@require_POST
def take_back_attestation(request: HttpRequest, slug: str, project_slug: str, check: str) -> HttpResponse:
    """Whoever attested something takes it back."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    row = attestations_of(project).get(check)
    if row is None:
        raise Http404("Nothing is attested here.")
    permissions.check_can_take_back(standing, written_by_id=row.attested_by_id)
    actions.take_back_attestation(row=row, by=standing.actor)
    messages.success(request, "Taken back.")
    return redirect("project_checks", slug=slug, project_slug=project_slug)
