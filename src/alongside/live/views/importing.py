"""Bring in a file: choose it, see what would happen, say yes."""

import base64
import binascii
import zlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.live.actions.jobs import ask_for
from alongside.live.forms.importing import FileForm
from alongside.live.importing import ImportReport, import_csv
from alongside.live.permissions import check_can_enter_paper
from alongside.live.tasks import BRING_IN
from alongside.live.views.team import Visit, back_to, show, visit

# A file of more lines comes in in the background.
MOST_AT_ONCE = 2000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/import/`: what was chosen is kept until it is brought in or dropped."""
    visitor = visit(request, slug, code)
    check_can_enter_paper(visitor.standing)
    if "drop" in request.POST:
        _forget(request, visitor)
        return back_to(visitor, "session_import")
    if "confirm" in request.POST:
        return _confirm(request, visitor)
    if request.method == "POST":
        return _choose(request, visitor)
    return _preview(request, visitor, FileForm())


def _choose(request: HttpRequest, visitor: Visit) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _preview(request, visitor, form)
    file = form.cleaned_data["file"]
    _keep(request, visitor, file.name, file.read())
    return back_to(visitor, "session_import")


def _preview(request: HttpRequest, visitor: Visit, form: FileForm) -> HttpResponse:
    report = _run(request, visitor, dry_run=True)
    return show(request, visitor, "importing/page", {"form": form, "report": report})


def _confirm(request: HttpRequest, visitor: Visit) -> HttpResponse:
    kept = _kept(request, visitor)
    if kept is not None and kept[1].count(b"\n") > MOST_AT_ONCE:
        job = ask_for(session=visitor.session, task=BRING_IN, by=visitor.by, name=kept[0], content=kept[1])
        _forget(request, visitor)
        return redirect("session_job", visitor.standing.area.slug, visitor.session.code, job.pk)
    report = _run(request, visitor, dry_run=False)
    if report is None:
        messages.error(request, "The file is not here any more. Choose it again.")
        return back_to(visitor, "session_import")
    if report.is_refused:
        return show(request, visitor, "importing/page", {"form": FileForm(), "report": report})
    _forget(request, visitor)
    rows = f"{report.new} new {'row' if report.new == 1 else 'rows'} came in"
    messages.success(request, f"{rows}, {report.already} were already here. {report.held} wait for the facilitator.")
    return back_to(visitor, "session_results")


def _run(request: HttpRequest, visitor: Visit, *, dry_run: bool) -> ImportReport | None:
    kept = _kept(request, visitor)
    if kept is None:
        return None
    name, content = kept
    return import_csv(session=visitor.session, content=content, name=name, by=visitor.by, dry_run=dry_run)


# Between choosing and saying yes the file stands in the person's own web session, which every process of a
# site can read, which ends by itself, and which nobody else sees.


def _key(visitor: Visit) -> str:
    return f"import-{visitor.session.code}"


def _keep(request: HttpRequest, visitor: Visit, name: str, content: bytes) -> None:
    packed = base64.b85encode(zlib.compress(content)).decode()
    request.session[_key(visitor)] = {"name": name, "content": packed}


def _kept(request: HttpRequest, visitor: Visit) -> tuple[str, bytes] | None:
    kept = request.session.get(_key(visitor))
    if kept is None:
        return None
    try:
        return kept["name"], zlib.decompress(base64.b85decode(kept["content"]))
    except (binascii.Error, zlib.error, ValueError):
        return None


def _forget(request: HttpRequest, visitor: Visit) -> None:
    request.session.pop(_key(visitor), None)
