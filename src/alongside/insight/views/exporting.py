"""Take away everything that was said in a session, as a file."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.core import clock
from alongside.core.progress import unheard
from alongside.insight.exporting import FORMATS
from alongside.live.permissions import check_can_run_session
from alongside.live.queries.sessions import session_for
from alongside.live.views.team import Visit, show
from alongside.people.views import enter


@never_cache
@require_safe
def export(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/export/`: choose a format; with `?format=`, the file itself.

    Only those who run sessions: the file also holds what waits for a person to read it.
    """
    standing = enter(request, slug)
    session = session_for(standing, code)
    check_can_run_session(standing)
    chosen = request.GET.get("format", "")
    if chosen not in FORMATS:
        return show(request, Visit(standing, session), "export")
    wanted = FORMATS[chosen]
    response = HttpResponse(wanted.write(session, unheard), content_type=wanted.content_type)
    name = f"{standing.area.slug}-{session.code}-{clock.today():%Y-%m-%d}.{wanted.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
