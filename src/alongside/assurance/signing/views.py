"""Sign-off: what it needs and who signed, and the page on which a group reads the record and says its word."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.assurance.left_over import left_over
from alongside.assurance.marks.queries import standing_mark
from alongside.assurance.signing import actions, permissions, queries
from alongside.assurance.signing.forms import SignForm
from alongside.assurance.signing.pages import said_before, sign_off_page
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.record_pages import sections
from alongside.assurance.signing.sign_pages import may_sign
from alongside.assurance.signing.snapshot import changes
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.assurance.signing.withholding import withheld_from
from alongside.core.which_words import which_words
from alongside.people.models import Group
from alongside.people.queries import speaks_for_young
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.models import Project
from alongside.projects.queries import project_for


@require_safe
def sign_off(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/sign-off/`: what the mark needs, which groups signed, withhold or are asked, and why; for everybody.

    In easy words on request, and first of all for whoever speaks for young people.
    """
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    page = sign_off_page(project, standing)
    if page is None:
        return _before(request, project)
    words = which_words(request, easy_first=speaks_for_young(standing))
    template = "assurance/signing/sign_off_easy.html" if words.easy else "assurance/signing/sign_off.html"
    context = {"project": project, "page": page, "words": words.tabs, "standing_mark": standing_mark(project)}
    return render(request, template, context)


def _before(request: HttpRequest, project: Project) -> HttpResponse:
    """What groups said under an earlier version; the pack of now has no sign-off."""
    said = said_before(project)
    if not said:
        raise Http404("The way of working of this project has no sign-off.")
    return render(request, "assurance/signing/before.html", {"project": project, "said": said})


@require_POST
def ask(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """Ask every group to sign: those who represent them are told."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    permissions.check_can_ask_to_sign(standing)
    try:
        actions.ask_to_sign(project=project, by=standing.actor)
    except ValidationError as refused:
        raise Http404(" ".join(refused.messages)) from refused
    messages.success(
        request, "Each group is asked to sign. Those who speak for them are told by email, and find it on their desks."
    )
    return redirect("project_sign_off", slug=slug, project_slug=project_slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, slug: str, project_slug: str, group: str) -> HttpResponse:
    """`…/sign-off/{group}/`: read the record, then sign, sign with a reservation, or withhold."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    mine = queries.group_signing(project, group)
    permissions.check_can_sign_for(standing, group_id=mine.pk)
    form = SignForm(request.POST or None, group=mine)
    read = Read.unsealed(request.POST.get("read", ""))
    trouble = ""
    if request.method == "POST" and form.is_valid():
        trouble = _signed(form, read, project, mine, standing)
        if not trouble:
            messages.success(request, f"It stands: {form.said.word.label.lower()}. It is fixed to what you read.")
            return redirect("project_sign_off", slug=slug, project_slug=project_slug)
    return _page(request, project, mine, standing, form=form, read=read, trouble=trouble)


def _signed(form: SignForm, read: Read | None, project: Project, group: Group, standing: Standing) -> str:
    """Sign; what was in the way, or nothing."""
    if read is None:
        return "It is not known which record you read. Read it below, and sign again."
    try:
        actions.sign(project=project, group=group, said=form.said, read=read, by=standing.actor)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def _page(
    request: HttpRequest,
    project: Project,
    group: Group,
    standing: Standing,
    *,
    form: SignForm,
    read: Read | None,
    trouble: str,
) -> HttpResponse:
    """The record as it stands now. What is otherwise than whoever signs had read it is shown first."""
    person_id = standing.actor.person_id or 0
    reading = Reading(project)
    before = read if read is not None and read.is_of(project=project, group=group, person_id=person_id) else None
    page = may_sign(project, group, person_id, reading)
    changed = changes(before.prints, reading.snapshot) if before else []
    earlier = page.signature
    now = Read.now(
        reading.snapshot,
        project=project,
        group=group,
        person_id=person_id,
        signature_id=earlier.pk if earlier else None,
    )
    context = {
        "project": project,
        "group": group,
        "page": page,
        "form": form,
        "trouble": trouble,
        "left_over": left_over(form, "reasons", trouble),
        "changed": changed,
        "sections": sections(
            reading.snapshot,
            reading.packs,
            read=before.prints if before and changed else None,
            easy=group.may_be_under_18,
            withheld=withheld_from(reading, standing),
        ),
        "sealed": now.sealed(),
        "digest": reading.snapshot.digest,
    }
    status = 409 if trouble else 422 if form.errors else 200
    return render(request, "assurance/signing/sign.html", context, status=status)
