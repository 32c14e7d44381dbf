"""Answers in JSON."""

from http import HTTPStatus

from pydantic import BaseModel
from starlette.responses import Response


def json_answer(status: HTTPStatus, shape: BaseModel) -> Response:
    """A shape as JSON."""
    return Response(shape.model_dump_json(), status.value, media_type="application/json")
