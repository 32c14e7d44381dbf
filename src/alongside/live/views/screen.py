"""What a session puts on walls and tables: the hall's screen, and the sheets to print."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.core import codes
from alongside.core.qr import qr_picture
from alongside.core.typed import whole_number
from alongside.live.kinds import kind_of
from alongside.live.paging import Wanted, wanted_page
from alongside.live.presenters.sessions import host, join_address, typed_address
from alongside.live.presenters.sheets import sheet_activities, strips
from alongside.live.queries import desk
from alongside.live.views.team import show, visit

USUAL_SHEETS = 4
MOST_SHEETS = 60


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


@never_cache
@require_safe
def sheet(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/sheet/`: join codes for the tables, and paper notes with tear-off strips.

    The strips' codes are made for this printing; nothing is stored until somebody types one in.
    """
    visitor = visit(request, slug, code)
    session = visitor.session
    count = _how_many(request.GET.get("sheets", ""))
    context = {
        "count": count,
        "most": MOST_SHEETS,
        "address": typed_address(),
        "receipt_address": f"{host()}/r/",
        "qr": qr_picture(join_address(session), title="Picture of the address, for a camera"),
        "activities": sheet_activities(session),
        "groups": list(session.groups.all()),
        "strips": strips(count, site=settings.SITE_URL),
        "spaced": codes.grouped(session.code),
    }
    return show(request, visitor, "screen/sheet", context)


def _how_many(typed: str) -> int:
    wanted = whole_number(typed)
    return USUAL_SHEETS if wanted is None else min(wanted, MOST_SHEETS)
