"""The end: the receipt to carry away, and by when one hears."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.core import codes
from alongside.core.qr import qr_picture
from alongside.live.presenters.wholes import wholes_of
from alongside.live.queries.answering import said_by
from alongside.live.views.participant.visit import Visit, page_of_receipt, show


@never_cache
@require_safe
@page_of_receipt
def done(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/done/`: the receipt, its picture, the day."""
    receipt = codes.receipt_of(visit.token)
    return show(
        request,
        visit,
        "done",
        {
            "receipt": codes.grouped(receipt),
            # Behind the #, so that the code never reaches a server's log.
            "qr": qr_picture(f"{settings.SITE_URL}/r/#{receipt}", title="A picture of your receipt, for a camera"),
            "address": f"{settings.SITE_URL.partition('://')[2]}/r/",
            "has_said_something": bool(said_by(visit.someone)),
            "wholes": wholes_of(visit.someone, easy=visit.likes.easy),
        },
    )
