"""The page of a mark and its documents, for everybody; and where an area awards a mark and takes it back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from alongside.activity.actors import Actor
from alongside.assurance.marks import actions, permissions, picture, queries
from alongside.assurance.marks.earning_queries import earned_by
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.forms import WithdrawForm
from alongside.assurance.marks.pages import mark_page, mark_to_show
from alongside.people.views import enter
from alongside.projects.models import Project
from alongside.projects.queries import project_for

JSON_KINDS = ("application/vc", "application/ld+json", "application/json")


@vary_on_headers("Accept")
@never_cache
@require_safe
def mark(request: HttpRequest, mark_id: UUID) -> HttpResponse:
    """`/verify/{id}/`: what the QR code opens. A program that asks for JSON gets the mark itself."""
    found = queries.mark_called(mark_id)
    if request.get_preferred_type(["text/html", *JSON_KINDS]) in JSON_KINDS:
        return _document(found.credential.encode())
    try:
        page = mark_page(found)
    except NotSoundError as error:
        return render(request, "assurance/mark/unreadable.html", {"mark": found, "problem": str(error)})
    return render(request, "assurance/mark/page.html", {"page": page})


@never_cache
@require_safe
def credential(request: HttpRequest, mark_id: UUID) -> HttpResponse:
    """`/verify/{id}/credential.json`: the mark as a file to keep."""
    response = _document(queries.mark_called(mark_id).credential.encode())
    response["Content-Disposition"] = f'attachment; filename="mark-{mark_id}.json"'
    return response


@never_cache
@require_safe
def drawing(request: HttpRequest, mark_id: UUID) -> HttpResponse:
    """`/verify/{id}/mark.svg`: the mark as a picture."""
    return HttpResponse(picture.svg(mark_to_show(mark_id)), content_type="image/svg+xml")


@never_cache
@require_safe
def issuer(request: HttpRequest, slug: str) -> HttpResponse:
    """`/.well-known/marks/{area}/issuer.json`: the keys with which an area signs, and signed before."""
    return _document(queries.issuer_file_of(enter(request, slug).area))


@never_cache
@require_safe
def withdrawn_marks(request: HttpRequest, slug: str) -> HttpResponse:
    """`/.well-known/marks/{area}/withdrawn.json`: the signed list of the marks that an area withdrew."""
    return _document(queries.withdrawn_file_of(enter(request, slug).area))


def _document(content: bytes) -> HttpResponse:
    """Any program on any page may read it: it is public, and says the same to everybody."""
    return HttpResponse(content, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"})


@require_http_methods(["GET", "HEAD", "POST"])
def project_mark(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/mark/`: what the mark still needs, for everybody who may see the project; and where it is awarded."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    earned, marks = earned_by(project), queries.marks_of(project)
    if earned is None and (request.method == "POST" or not marks):
        raise Http404("This way of working has no mark.")
    if request.method == "POST":
        permissions.check_can_award(standing)
        return _awarded(request, project, by=standing.actor)
    standing_mark = queries.standing_mark(project)
    context = {
        "project": project,
        "earned": earned,
        "marks": marks,
        "standing_mark": standing_mark,
        "since": queries.said_since(standing_mark) if standing_mark else [],
        "can_award": permissions.can_award(standing),
        "can_withdraw": permissions.can_withdraw(standing),
    }
    return render(request, "assurance/mark/project.html", context)


def _awarded(request: HttpRequest, project: Project, *, by: Actor) -> HttpResponse:
    try:
        made = actions.award(project=project, seen=request.POST.get("seen", ""), by=by)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("project_mark", slug=project.area.slug, project_slug=project.slug)
    messages.success(request, "The mark is awarded. Everyone who signed is told.")
    return redirect("mark", mark_id=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, slug: str, project_slug: str, mark_id: UUID) -> HttpResponse:
    """`…/mark/{id}/withdraw/`: take a mark back, with a reason."""
    standing = enter(request, slug)
    permissions.check_can_withdraw(standing)
    found = queries.mark_for(standing, project_slug, mark_id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(mark=found, because=form.cleaned_data["because"], by=standing.actor)
        except ValidationError as refused:
            form.add_error("because", refused)
        else:
            messages.success(request, "The mark is withdrawn. Everyone who signed is told.")
            return redirect("mark", mark_id=found.pk)
    context = {"project": found.project, "mark": found, "since": queries.said_since(found), "form": form}
    return render(request, "assurance/mark/withdraw.html", context, status=422 if form.errors else 200)
