"""Send a picture or a recording to somebody who may see it: each time asked for anew, kept by no cache."""

import re
from http import HTTPStatus
from uuid import UUID

from django.core.files.base import File
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.live.models import Media
from alongside.live.queries.media import NOTHING_HERE, media_for, media_of
from alongside.live.views.participant.visit import Visit, page_of_participant
from alongside.people.views import enter


@never_cache
@require_safe
@page_of_participant
def own(request: HttpRequest, visit: Visit, media_id: UUID) -> HttpResponse:
    """`/join/{code}/media/{id}/`: what I sent myself."""
    return send(request, media_of(visit.someone, media_id))


@never_cache
@require_safe
def of_session(request: HttpRequest, slug: str, code: str, media_id: UUID) -> HttpResponse:
    """`/{area}/sessions/{code}/media/{id}/`: for the area's people; what is held only for those who read it first."""
    return send(request, media_for(enter(request, slug), code, media_id))


def send(request: HttpRequest, media: Media) -> HttpResponse:
    """The file, or the part of it that is asked for: some browsers play sound only where they may ask for parts."""
    try:
        file = media.file.open("rb")
    except FileNotFoundError:
        raise Http404(NOTHING_HERE) from None
    with file:
        response = _part(request, file, media.size)
    response["Content-Type"] = media.content_type
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = f'inline; filename="{media.kind}.{str(media.file.name).rpartition(".")[2]}"'
    # The file itself may do nothing at all, also where somebody opens it in a window of its own.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _part(request: HttpRequest, file: File, size: int) -> HttpResponse:  # type: ignore[type-arg]  # not generic when it runs
    asked = re.fullmatch(r"bytes=(\d{0,12})-(\d{0,12})", request.headers.get("Range", ""))
    if asked is None or asked[0] == "bytes=-":
        return HttpResponse(file.read())
    first, last = _bounds(asked[1], asked[2], size)
    if first > last:
        refused = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    file.seek(first)
    response = HttpResponse(file.read(last - first + 1), status=HTTPStatus.PARTIAL_CONTENT)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and the last byte that are asked for; `-500` means the last five hundred."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last) if last else size - 1, size - 1)
