"""What a page says where something went wrong on our side."""

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from alongside.live.stream.database import is_unavailable, refuses_writes

# Seconds until it is worth another try: where there is no room, somebody has to make some first.
AWAY, NO_ROOM = 5, 20


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is to blame: it is away, or has no room. The page itself asks it nothing."""
    error = sys.exc_info()[1]
    if error is None or not is_unavailable(error):
        return HttpResponse(render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)
    has_no_room = refuses_writes(error)
    page = render_to_string("503.html", {"has_no_room": has_no_room})
    headers = {"Retry-After": str(NO_ROOM if has_no_room else AWAY), "Cache-Control": "no-store"}
    return HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)
