"""From pledges to the register and back: a session's pledges, and a promise with the pledge that it came of."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.answers.permissions import can_take_up_pledge
from alongside.answers.queries import pledges_that_stand, promise_in
from alongside.insight.presenters.minutes import followed_promise
from alongside.insight.presenters.pledges import pledge_rows, pledged_promise
from alongside.live.views.team import show, visit
from alongside.people.views import enter

A_PAGE = 50


@never_cache
@require_safe
def pledges(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/pledges/`: what was pledged, and what of it became a promise."""
    visitor = visit(request, slug, code)
    found = pledges_that_stand(visitor.session).select_related("promise")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": pledge_rows(page.object_list),
        "can_take_up": can_take_up_pledge(visitor.standing),
    }
    return show(request, visitor, "pledges", context)


@require_safe
def promise(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`/{area}/promises/{id}/`: a promise, and the pledge or the meeting that it came of; else its theme has it."""
    standing = enter(request, slug)
    found = promise_in(standing, pk)
    if found.decision is not None:
        return redirect("theme", slug=slug, pk=found.decision.theme_id)
    if found.follow_up is not None:
        return render(request, "insight/minutes/promise.html", {"promised": followed_promise(found, standing)})
    return render(request, "insight/pledges/promise.html", {"pledged": pledged_promise(found, standing)})
