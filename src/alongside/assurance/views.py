"""The honest label of a project: every rung with what it asks for and what shows it, and what people say to that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from alongside.assurance import actions, permissions, queries
from alongside.assurance.forms import RemarkForm
from alongside.assurance.labels import label_for
from alongside.people.enums import Role
from alongside.people.models import Group
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.queries import project_for


@require_http_methods(["GET", "HEAD", "POST"])
def label(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/label/`: for everybody who may see the project. Those who work on it may write that it was not so."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    card = label_for(project, standing)
    if card is None:
        return render(request, "assurance/none.html", {"project": project})
    form = RemarkForm(request.POST or None)
    if request.method == "POST":
        permissions.check_can_remark(standing)
        if form.is_valid():
            words = form.cleaned_data["words"]
            group, role = _speaks_for(standing)
            actions.remark(
                project=project, words=words, rung=card.supported.id, group=group, role=role, by=standing.actor
            )
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
