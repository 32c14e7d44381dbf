"""Take away everything that was said in a session, as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.core.progress import unheard
from alongside.insight.exporting import FORMATS
from alongside.insight.tasks import MAKE_FILE, file_name
from alongside.live.actions.jobs import FORMAT, ask_for
from alongside.live.queries.jobs import jobs_of
from alongside.live.queries.results import contributions_behind
from alongside.live.views.team import Visit, show, visit_to_run

# With more than so many contributions, a file is made in the background.
MOST_AT_ONCE = 2000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/export/`: choose a format. What is small comes at once, all else in the background.

    Only those who run sessions: the file also holds what waits for a person to read it.
    """
    visitor = visit_to_run(request, slug, code)
    is_large = contributions_behind(visitor.session).count() > MOST_AT_ONCE
    chosen = request.POST.get("format", request.GET.get("format", ""))
    if chosen not in FORMATS or (is_large and request.method != "POST"):
        files = [job for job in jobs_of(visitor.session, asked_by=visitor.standing.person_id) if FORMAT in job.options]
        return show(request, visitor, "export", {"is_large": is_large, "files": files})
    if request.method == "POST":
        job = ask_for(session=visitor.session, task=MAKE_FILE, by=visitor.by, options={FORMAT: chosen})
        return redirect("session_job", slug, visitor.session.code, job.pk)
    return _at_once(visitor, chosen)


def _at_once(visitor: Visit, chosen: str) -> HttpResponse:
    wanted = FORMATS[chosen]
    response = HttpResponse(wanted.write(visitor.session, unheard), content_type=wanted.content_type)
    name = file_name(visitor.session, wanted.ending)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
