"""What a session puts on the wall: the hall's screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.core.qr import qr_picture
from alongside.live.kinds import kind_of
from alongside.live.paging import Wanted, wanted_page
from alongside.live.presenters.sessions import join_address, typed_address
from alongside.live.queries import desk
from alongside.live.views.team import visit


@never_cache
@require_safe
def screen(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/screen/`: the open activity, or the one that `?activity=` names."""
    visitor = visit(request, slug, code)
    session = visitor.session
    chosen = request.GET.get("activity", "")
    activity = desk.activity_to_show(session, chosen)
    context = {
        "session": session,
        "last_event": session.last_event,
        "is_chosen": bool(chosen),
        "activity": activity,
        "drawn": kind_of(activity.kind).screen_page(session, activity, _wanted(request)) if activity else None,
        "join_code": session.code,
        "join_address": typed_address(),
        "join_qr": qr_picture(join_address(session), title="Picture of the address, for a camera"),
    }
    return render(request, "live/screen/screen.html", context)


def _wanted(request: HttpRequest) -> Wanted:
    return Wanted(page=wanted_page(request.GET.get("page", "")), note=request.GET.get("note", ""))
