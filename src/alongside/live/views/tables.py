"""Before people come, and at one table: the questions to send, the hosts, and what a host reads."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alongside.live import actions
from alongside.live.forms.beforehand import BeforehandForm
from alongside.live.presenters.facilitator import note_row
from alongside.live.presenters.tables import rooms
from alongside.live.queries import desk
from alongside.live.queries.results import contributions_behind
from alongside.live.views.team import Visit, back_to, posted, show, visit, visit_to_run

A_PAGE = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def beforehand(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/beforehand/`: send the questions, say when; name the hosts of tables."""
    visitor = visit_to_run(request, slug, code)
    found = rooms(visitor.session, desk.activities_of(visitor.session))
    tables = [table.prompt for room in found for table in room.tables]
    form = BeforehandForm(posted(request), session=visitor.session, tables=tables)
    if request.method == "POST" and form.is_valid():
        _save(visitor, form)
        messages.success(request, "Saved.")
        return back_to(visitor, "session_beforehand")
    context = {
        "form": form,
        "rooms": found,
        "questions_address": f"{settings.SITE_URL}{reverse('join_questions', args=[visitor.session.code])}",
    }
    return show(request, visitor, "beforehand/page", context, status=422 if form.errors else 200)


def _save(visitor: Visit, form: BeforehandForm) -> None:
    day = form.cleaned_data["questions_sent_on"]
    actions.set_questions_sent_on(session=visitor.session, day=day, by=visitor.by)
    actions.set_hosts(session=visitor.session, hosts=form.hosts(), by=visitor.by)


@never_cache
@require_safe
def table(request: HttpRequest, slug: str, code: str, prompt_id: int) -> HttpResponse:
    """`/{area}/sessions/{code}/tables/{prompt}/`: for the host of a table, who sits there and what was written."""
    visitor = visit(request, slug, code)
    found = [table for room in rooms(visitor.session, desk.activities_of(visitor.session)) for table in room.tables]
    here = next((table for table in found if table.prompt.pk == prompt_id), None)
    if here is None:
        raise Http404("There is no such table in this session.")
    said = contributions_behind(visitor.session, activity=here.prompt.activity.key, prompt=here.prompt.key)
    page = Paginator(said, A_PAGE).get_page(request.GET.get("page"))
    notes = [(note_row(row, row.prompt), row) for row in page]
    return show(request, visitor, "beforehand/table", {"table": here, "others": found, "page": page, "notes": notes})
