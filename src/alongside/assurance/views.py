"""The honest label of a project, and its checks."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.assurance import actions, permissions, queries
from alongside.assurance.check_pages import checks_page
from alongside.assurance.dossier_queries import attestations_of
from alongside.assurance.forms import AttestForm, RemarkForm
from alongside.assurance.labels import label_for
from alongside.assurance.presenters import remark_lines
from alongside.people.enums import Role
from alongside.people.models import Group
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.queries import pack_for_project, project_for


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
