"""What became of it: for whoever holds a receipt, and for everybody."""

import re
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from starlette.requests import Request
from starlette.responses import Response

from alongside.api import limits
from alongside.api.answers import json_answer
from alongside.api.reading_schemas import AnswersOut, ReceiptOut
from alongside.api.state import live_of
from alongside.core import codes
from alongside.insight import answers_data, receipt_data
from alongside.live.guessing import WRONG_RECEIPTS
from alongside.live.models import Participant
from alongside.live.queries.participants import participant_with_receipt
from alongside.people.queries import standing_in

_SLUG = re.compile(r"[-\w]+")


async def receipt(request: Request) -> Response:
    """`GET /api/v1/receipts/{receipt}`"""
    return json_answer(HTTPStatus.OK, await live_of(request).desk.run(_receipt, request))


def _receipt(request: Request) -> ReceiptOut:
    holder = _holder(limits.address_of(request), request.path_params["receipt"])
    return ReceiptOut.model_validate(receipt_data.as_data(holder))


def _holder(address: str, typed: str) -> Participant:
    """Whose receipt it is: 404 where there is none, 429 for who guesses."""
    limits.check(WRONG_RECEIPTS, address)
    participant = participant_with_receipt(typed)
    if participant is not None:
        return participant
    WRONG_RECEIPTS.count(address)
    if codes.looks_mistyped(typed):
        raise Http404("There is no such receipt: one letter looks wrong. Look at it again.")
    raise Http404("There is no such receipt. Look at it again.")


async def answers(request: Request) -> Response:
    """`GET /api/v1/areas/{slug}/answers`"""
    return json_answer(HTTPStatus.OK, await live_of(request).desk.run(_answers, request.path_params["slug"]))


def _answers(slug: str) -> AnswersOut:
    if not _SLUG.fullmatch(slug):
        raise Http404("There is no area at this address.")
    area = standing_in(AnonymousUser(), slug).area
    return AnswersOut.model_validate(
        {
            "area": {"slug": area.slug, "title": area.title},
            "answers": answers_data.as_data(area),
            "promises": answers_data.of_pledges(area),
        }
    )
