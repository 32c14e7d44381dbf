"""A plain Django view with the ORM: one contribution a request, with the same rows in one transaction."""

import asyncio
import json
from datetime import UTC, datetime
from typing import cast
from uuid import UUID

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.db import connections, transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path
from starlette.types import ASGIApp, Receive, Scope, Send

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.live.actions.events import lock
from alongside.live.enums import EventKind
from alongside.live.models import Contribution, LiveEvent, Words


@transaction.atomic
def contribute(request: HttpRequest, session_id: int, area_id: int) -> JsonResponse:
    """As somebody would write it first."""
    said = json.loads(request.body)
    session = lock(session_id)
    now = datetime.now(UTC)
    row = Contribution.objects.create(
        session=session,
        participant_id=UUID(said["participant"]),
        prompt_id=said["prompt"],
        uuid=UUID(said["id"]),
        may_quote=True,
        said_at=now,
        received_at=now,
    )
    Words.objects.create(contribution=row, text=said["words"])
    by = actors.participant(row.participant_id)
    activity_log.record("contribution received", row, by=by, area_id=area_id)
    session.last_event += 1
    session.save(update_fields=["last_event"])
    LiveEvent.objects.create(
        session=session, number=session.last_event, kind=EventKind.CONTRIBUTION, subject_id=row.pk, at=now
    )
    return JsonResponse({"id": said["id"], "held": False, "late": False}, status=201)


def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({})


urlpatterns = [path("<int:session_id>/<int:area_id>", contribute), path("healthz", alive)]


# A request at a time for each thread of an ordinary server: each holds a connection, and PostgreSQL has a hundred.
AT_ONCE = 20


class Threads:
    """So many requests at once; the others wait their turn, as they do in front of a server with so many threads."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._free = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._free:
            await self._app(scope, receive, send)


def application() -> ASGIApp:
    settings.ROOT_URLCONF = __name__
    connections.settings["default"]["CONN_MAX_AGE"] = 0  # as Django's default is: its threads come and go
    settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]  # it says how long an answer is
    return Threads(cast(ASGIApp, get_asgi_application()))
