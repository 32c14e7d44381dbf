"""Long work: how far it is, and what came of it. The page can be left, and one finds it again."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.live.enums import JobState
from alongside.live.job_progress import heard_of
from alongside.live.queries.jobs import job_of
from alongside.live.views.team import show, visit_to_run


@never_cache
@require_safe
def job(request: HttpRequest, slug: str, code: str, job_id: UUID) -> HttpResponse:
    """`/{area}/sessions/{code}/jobs/{id}/`: how far it is; renews itself until it is done."""
    visitor = visit_to_run(request, slug, code)
    asked = job_of(visitor.session, job_id, asked_by=visitor.standing.person_id)
    done, total = heard_of(asked.pk)
    context = {
        "job": asked,
        "is_on_its_way": asked.state in (JobState.WAITING, JobState.WORKING),
        "done": done,
        "total": total,
        "percent": 100 * done // total if total else None,
    }
    return show(request, visitor, "jobs/page", context)


@never_cache
@require_safe
def job_file(request: HttpRequest, slug: str, code: str, job_id: UUID) -> HttpResponse:
    """The file itself, for the one who asked for it."""
    visitor = visit_to_run(request, slug, code)
    asked = job_of(visitor.session, job_id, asked_by=visitor.standing.person_id, with_content=True)
    if asked.state != JobState.READY or asked.content is None:
        raise Http404("There is no file here.")
    response = HttpResponse(bytes(asked.content), content_type=asked.content_type)
    response["Content-Disposition"] = f'attachment; filename="{asked.name}"'
    return response
