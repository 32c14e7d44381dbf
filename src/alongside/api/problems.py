"""Errors as RFC 9457 problem documents, with a plain `detail` that may be shown to people."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from alongside.live.rules import Problem
from alongside.live.stream.database import TAKES_NOTHING, is_unavailable, refuses_writes
from alongside.live.stream.hub import FullError, SessionGoneError
from alongside.live.stream.writer import BusyError, NoRoomError

# Seconds after which a busy server, or a database that was restarted, is worth another try.
TRY_AGAIN_AFTER = 2
# Where there is no room, somebody has to make some first.
TRY_AGAIN_AFTER_ROOM = 20


class RefusedError(Exception):
    """The request is refused: a status, what happened in plain words, and for 422 a reason for each field."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        problems: Sequence[Problem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.problems = problems
        self.headers = dict(headers or {})


def invalid(problems: Sequence[Problem]) -> RefusedError:
    """422: something in it cannot be taken; every field says why."""
    detail = " ".join(dict.fromkeys(problem.reason for problem in problems))
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, problems=problems)


def too_often(seconds: int) -> RefusedError:
    """429: wait so many seconds."""
    detail = f"That was a lot at once. Wait {seconds} seconds, then try again: nothing is lost."
    return RefusedError(HTTPStatus.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(seconds)})


def response(refused: RefusedError) -> JSONResponse:
    """The problem document of a refusal."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": refused.status.phrase,
        "status": refused.status.value,
        "detail": refused.detail,
    }
    if refused.problems:
        document["errors"] = [{"field": problem.field, "reason": problem.reason} for problem in refused.problems]
    return JSONResponse(document, refused.status.value, headers=refused.headers, media_type="application/problem+json")


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RefusedError)
    return response(error)


async def _not_found(request: Request, error: Exception) -> JSONResponse:
    return response(RefusedError(HTTPStatus.NOT_FOUND, str(error)))


async def _gone(request: Request, error: Exception) -> JSONResponse:
    return response(RefusedError(HTTPStatus.NOT_FOUND, "This session is not here any more."))


async def _forbidden(request: Request, error: Exception) -> JSONResponse:
    return response(RefusedError(HTTPStatus.FORBIDDEN, str(error)))


async def _unavailable(request: Request, error: Exception) -> JSONResponse:
    detail = "We could not save or read anything just now. Try again in a moment, with the same id."
    headers = {"Retry-After": str(TRY_AGAIN_AFTER)}
    return response(RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers))


async def _no_room(request: Request, error: Exception) -> JSONResponse:
    detail = "There is no room to save anything just now. Nothing was saved. Keep it, and send it again later."
    headers = {"Retry-After": str(TRY_AGAIN_AFTER_ROOM)}
    return response(RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers))


async def _of_database(request: Request, error: Exception) -> JSONResponse:
    """From a thread of the desk: the database is away, takes nothing, or found a mistake of ours."""
    if refuses_writes(error):
        return await _no_room(request, error)
    return await (_unavailable if is_unavailable(error) else _broken)(request, error)


async def _of_routing(request: Request, error: Exception) -> JSONResponse:
    """There is no such route, or not with this method."""
    assert isinstance(error, HTTPException)
    details = {404: "There is nothing at this address.", 405: "This address does not take that method."}
    detail = details.get(error.status_code, error.detail)
    return response(RefusedError(HTTPStatus(error.status_code), detail, headers=error.headers))


async def _broken(request: Request, error: Exception) -> JSONResponse:
    """The server writes the error itself into its log."""
    detail = "Something went wrong on our side. It was written down for the people who run this site."
    return response(RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, detail))


HANDLERS: dict[Any, Any] = {
    RefusedError: _refused,
    Http404: _not_found,
    PermissionDenied: _forbidden,
    HTTPException: _of_routing,
    BusyError: _unavailable,
    NoRoomError: _no_room,
    FullError: _unavailable,
    SessionGoneError: _gone,
    Exception: _broken,
    **dict.fromkeys(TAKES_NOTHING, _of_database),
}


async def answer_to(request: Request, error: Exception) -> JSONResponse:
    """What an error becomes, by the most particular of the handlers above."""
    handler = next(HANDLERS[kind] for kind in type(error).__mro__ if kind in HANDLERS)
    answer: JSONResponse = await handler(request, error)
    return answer


def is_mistake(error: Exception) -> bool:
    """Whether nobody foresaw it, so that whoever runs the site should read of it."""
    return next(HANDLERS[kind] for kind in type(error).__mro__ if kind in HANDLERS) is _broken
