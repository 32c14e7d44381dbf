"""What came out of a session, and the contributions behind each number."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.live.permissions import can_raise_concern
from alongside.live.presenters.behind import describe
from alongside.live.presenters.facilitator import note_row
from alongside.live.presenters.journeys import journeys_of
from alongside.live.presenters.outcome import results_of
from alongside.live.queries.results import contributions_behind
from alongside.live.views.team import show, visit

A_PAGE = 50
FILTERS = ("activity", "prompt", "group", "moment", "value", "pile", "with", "standing", "change")


@require_safe
def results(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/results/`: exact for the team, beside what the public sees."""
    visitor = visit(request, slug, code)
    return show(
        request,
        visitor,
        "results/page",
        {"activities": results_of(visitor.session), "journeys": journeys_of(visitor.session)},
    )


@require_safe
def contributions(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`…/results/contributions/`: what stands behind a number, a page at a time."""
    visitor = visit(request, slug, code)
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    page = Paginator(contributions_behind(visitor.session, **chosen), A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": page,
        "query": query.urlencode(),
        "notes": [(note_row(row, row.prompt), row) for row in page],
        "described": describe(visitor.session, chosen),
        "can_raise": can_raise_concern(visitor.standing),
    }
    return show(request, visitor, "results/contributions", context)
