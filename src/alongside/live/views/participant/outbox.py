"""What the outbox of a page hears when it sends a form to the form's own page: the same as the API says."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from alongside.core import clock, codes
from alongside.live.forms.participant import AnswerForm
from alongside.live.submissions import Outcome, Status
from alongside.live.views.participant.visit import Visit

JSON = "application/json"
_REFUSALS = {
    Status.CONFLICT: (HTTPStatus.CONFLICT, "You sent this before, with other words."),
    Status.REMOVED: (HTTPStatus.FORBIDDEN, "You cannot say more in this session. Ask a helper."),
    Status.CLOSED: (HTTPStatus.FORBIDDEN, "This is closed at the moment, so it takes no answers."),
}


def asks_for_data(request: HttpRequest) -> bool:
    """Whether a script sent the form, and wants to know what became of it."""
    return request.headers.get("Accept") == JSON


def is_somebody_else(request: HttpRequest, visit: Visit) -> bool:
    """Whether the page that sent this belongs to whoever had the phone before."""
    mark = request.headers.get("Participant-Mark", "")
    return not codes.same(mark, visit.mark)


def not_known() -> HttpResponse:
    """401: the words stay in the outbox of who wrote them."""
    return _problem(HTTPStatus.UNAUTHORIZED, "We do not know who you are. Join the session first.")


def said_at(request: HttpRequest) -> datetime | None:
    """When it was written, if the script says so in a way that can be right."""
    try:
        moment = parse_datetime(request.POST.get("said_at", ""))
    except ValueError:
        return None
    return moment if moment and is_aware(moment) and 2000 <= moment.year < 9999 else None


def told(outcome: Outcome) -> HttpResponse:
    """What became of it."""
    if outcome.is_stored:
        status = HTTPStatus.CREATED if outcome.status is Status.ACCEPTED else HTTPStatus.OK
        data = {"id": str(outcome.uuid), "held": outcome.is_held, "late": outcome.is_late}
        return JsonResponse(data, status=status)
    if outcome.status in _REFUSALS:
        return _problem(*_REFUSALS[outcome.status])
    errors = [{"field": problem.field, "reason": problem.reason} for problem in outcome.problems]
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "Something in it cannot be taken.", errors)


def told_too_often() -> HttpResponse:
    """429: it stays in the outbox, and goes later."""
    return _problem(HTTPStatus.TOO_MANY_REQUESTS, "That was a lot at once. Wait a minute: nothing is lost.")


def told_invalid(form: AnswerForm) -> HttpResponse:
    """A reason for each field that does not fit."""
    errors = [{"field": field, "reason": str(reason)} for field, reasons in form.errors.items() for reason in reasons]
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "Something in it cannot be taken.", errors)


def _problem(status: HTTPStatus, detail: str, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    document: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    if errors:
        document["errors"] = errors
    return JsonResponse(document, status=status, content_type="application/problem+json", headers=clock.as_header())
