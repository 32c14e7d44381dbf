"""Whether this process lives, and whether it can serve."""

from http import HTTPStatus

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from starlette.requests import Request
from starlette.responses import Response

from alongside.api.answers import json_answer
from alongside.api.problems import RefusedError
from alongside.api.schemas import HealthOut
from alongside.api.state import live_of


async def healthz(request: Request) -> Response:
    """`GET /healthz`"""
    return json_answer(HTTPStatus.OK, HealthOut(status="alive"))


async def readyz(request: Request) -> Response:
    """`GET /readyz`: the database answers and is up to date, the writer works, wake-ups are heard."""
    live = live_of(request)
    await live.desk.run(_ask_database, request)
    missing = live.what_is_missing()
    if missing:
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, f"Not ready yet: {', '.join(missing)}.")
    return json_answer(HTTPStatus.OK, HealthOut(status="ready"))


def _ask_database(request: Request) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    state = request.app.state
    if getattr(state, "is_migrated", False):
        return  # reading all migrations takes longer than a balancer likes to wait
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "Not ready yet: the database is not up to date.")
    state.is_migrated = True
