"""Pictures and recordings where words stand too: with a receipt, and quoted before everybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.insight.queries.answers import quoted_media
from alongside.insight.views.receipt import page_of_holder
from alongside.live.models import Participant
from alongside.live.queries.media import media_of
from alongside.live.views.media import send
from alongside.people.views import enter


@never_cache
@require_safe
@page_of_holder
def of_receipt(request: HttpRequest, holder: Participant, media_id: UUID) -> HttpResponse:
    """`/r/mine/media/{id}/`: what I sent myself, with my receipt."""
    return send(request, media_of(holder, media_id))


@never_cache
@require_safe
def quoted(request: HttpRequest, slug: str, media_id: UUID) -> HttpResponse:
    """`/{area}/media/{id}/`: what its maker lets everybody see, beside an answer that everybody may read."""
    return send(request, quoted_media(enter(request, slug).area, media_id))
