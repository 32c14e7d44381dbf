"""The OpenAPI 3.1 document, made from the table of operations and the shapes."""

import re
from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import JSONResponse

from alongside.api.operations import OPERATIONS, Operation, Parameter
from alongside.api.schemas import ProblemOut

_REF = "#/components/schemas/{model}"


async def show(request: Request) -> JSONResponse:
    """`GET /api/v1/openapi.json`"""
    return JSONResponse(document())


@cache
def document() -> dict[str, Any]:
    """The whole description of the API."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Alongside",
            "version": version("alongside"),
            "summary": "The live sessions of an area, for programs",
            "description": "Errors are RFC 9457 problem documents with a plain `detail`.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": _paths(),
        "components": {"schemas": _schemas(), "securitySchemes": _SECURITY},
    }


_SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "The token that joining answered with"},
    "page": {
        "type": "apiKey",
        "in": "cookie",
        "name": "participant-{code}",
        "description": "The same token, as the session's own pages keep it; changes need this site's `Origin`",
    },
    "account": {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": "A signed-in account"},
}


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return paths


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [*_path_parameters(operation), *map(_parameter, operation.parameters)],
        "responses": {
            **{str(status.value): _answer(operation, *answer) for status, answer in operation.answers.items()},
            **{str(status.value): _refusal(status, why) for status, why in operation.refusals.items()},
        },
        "security": [{scheme: []} for scheme in operation.security],
    }
    if operation.takes is not None:
        described["requestBody"] = {"required": True, "content": _content("application/json", operation.takes)}
    if operation.takes_file:
        described["requestBody"] = {"required": True, "content": {kind: {} for kind in operation.takes_file}}
    return described


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", operation.path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.is_required,
        "description": parameter.description,
        "schema": dict(parameter.shape),
    }


def _answer(operation: Operation, description: str, shape: type[BaseModel] | None) -> dict[str, Any]:
    return {"description": description, "content": _content(operation.media_type, shape)}


def _refusal(status: HTTPStatus, why: str) -> dict[str, Any]:
    refusal: dict[str, Any] = {"description": why, "content": _content("application/problem+json", ProblemOut)}
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        refusal["headers"] = {"Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}}
    return refusal


def _content(media_type: str, shape: type[BaseModel] | None) -> dict[str, Any]:
    schema = {"type": "string"} if shape is None else {"$ref": _REF.format(model=shape.__name__)}
    return {media_type: {"schema": schema}}


def _schemas() -> dict[str, Any]:
    incoming = {operation.takes for operation in OPERATIONS if operation.takes is not None}
    outgoing = {shape for operation in OPERATIONS for _, shape in operation.answers.values() if shape is not None}
    wanted = [
        *((shape, "validation") for shape in sorted(incoming, key=lambda shape: shape.__name__)),
        *((shape, "serialization") for shape in sorted(outgoing | {ProblemOut}, key=lambda shape: shape.__name__)),
    ]
    _, definitions = models_json_schema(wanted, ref_template=_REF)  # type: ignore[arg-type]  # the list's literals
    return dict(definitions["$defs"])
