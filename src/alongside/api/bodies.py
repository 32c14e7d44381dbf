"""Read a request's body: small, JSON, and of the shape that was asked for."""

import json
from http import HTTPStatus
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request

from alongside.api import problems
from alongside.api.headers import header
from alongside.api.problems import RefusedError
from alongside.live.rules import Problem

LARGEST = 64 * 1024  # bytes

Shape = TypeVar("Shape", bound=BaseModel)


async def read(request: Request, *, largest: int = LARGEST) -> bytes:
    """The whole body, or 413 as soon as it is known to be too large."""
    declared = header(request, b"content-length") or ""
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > largest:
        raise _too_large(largest)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > largest:
                raise _too_large(largest)
    except ClientDisconnect:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "The request broke off.") from None
    return bytes(body)


def _too_large(largest: int) -> RefusedError:
    size = f"{largest // 1024**2} MB" if largest >= 1024**2 else f"{largest // 1024} kB"
    return RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"That is too large: {size} at most.")


def parse(body: bytes, shape: type[Shape]) -> Shape:
    """The body as this shape; 400 where it is not JSON, 422 with a reason for each field that does not fit."""
    try:
        return shape.model_validate_json(body)
    except (ValidationError, RecursionError):
        return _parse_with_reasons(body, shape)


def _parse_with_reasons(body: bytes, shape: type[Shape]) -> Shape:
    """The same in two steps, to say at which of them it fails."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "This is not JSON, so we could not read it.") from None
    if not isinstance(data, dict):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "Send a JSON object: something in curly brackets.")
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        raise problems.invalid(_problems(error)) from None


_REASONS = {
    "missing": "This is missing.",
    "extra_forbidden": "There is no field of this name here.",
    "uuid_parsing": "This must be a UUID, such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427.",
    "uuid_type": "This must be a UUID, such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427.",
    "string_type": "This must be text.",
    "string_unicode": "There is a character in it that cannot be kept. Take it out and send it again.",
    "bool_type": "This must be true or false.",
    "int_type": "This must be text or a whole number.",
    "datetime_parsing": "This must be a date and time with its time zone, such as 2026-03-14T10:30:00Z.",
    "datetime_from_date_parsing": "This must be a date and time with its time zone, such as 2026-03-14T10:30:00Z.",
    "timezone_aware": "This must be a date and time with its time zone, such as 2026-03-14T10:30:00Z.",
}


def _problems(error: ValidationError) -> list[Problem]:
    """One reason for each field, in the order of the fields."""
    found: dict[str, Problem] = {}
    for each in error.errors(include_url=False, include_input=False):
        # A key that is half of a surrogate pair has no place of its own.
        field = str(each["loc"][0])[:60] if each["loc"] else "body"
        found.setdefault(field, Problem(field, _reason(each["type"], each["msg"], each.get("ctx", {}))))
    return list(found.values())


def _reason(kind: str, message: str, context: dict[str, Any]) -> str:
    if kind == "value_error":
        return str(context["error"])
    if kind in ("string_too_long", "too_long"):
        return f"That is too long: {context['max_length']} characters at most."
    if kind == "enum":
        return f"Choose one of: {context['expected'].replace(' or ', ', ')}."
    return _REASONS.get(kind, f"{message}.")
