"""Pictures and recordings, on their way in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from alongside.activity import actors
from alongside.api import bodies, identity, problems
from alongside.api.answers import json_answer
from alongside.api.problems import RefusedError
from alongside.api.schemas import MediaOut
from alongside.api.state import live_of, upload_buckets_of
from alongside.frameworks.enums import Way
from alongside.live.actions.media import ConflictError, Upload, take_upload
from alongside.live.enums import MediaKind
from alongside.live.media import made
from alongside.live.media.limits import MOST_BYTES
from alongside.live.media.workshop import FullError
from alongside.live.models import Media, Participant
from alongside.live.rules import Problem
from alongside.live.stream.writer import BusyError

# So many are taken in or written anew at once; each may have ten megabytes, and they wait in memory.
MOST_AT_ONCE = 24
PATIENCE = 120.0  # seconds for ten megabytes over a hall's wifi
# A sheet of paper comes by the page where it is typed from.
KINDS = tuple(way.value for way in Way)

_on_their_way = 0


async def send(request: Request) -> Response:
    """`POST /api/v1/sessions/{code}/media?id=…&kind=…`"""
    live = live_of(request)
    participant = await live.desk.run(_participant, request)
    upload_buckets_of(request).take(str(participant.pk))
    media_id, kind = _named(request)
    async with _a_place():
        upload = Upload(id=media_id, kind=kind, content=await _body(request, kind))
        try:
            kept, is_new = await live.uploads.run(
                take_upload, participant=participant, upload=upload, by=actors.participant(participant.pk)
            )
        except made.RefusedError as refused:
            raise problems.invalid([Problem("media", str(refused))]) from None
        except ConflictError:
            raise RefusedError(HTTPStatus.CONFLICT, "This id was used for something else already.") from None
        except FullError:
            raise BusyError from None
    return json_answer(HTTPStatus.CREATED if is_new else HTTPStatus.OK, _shape(kept))


def _participant(request: Request) -> Participant:
    return identity.participant_in(request, identity.session_behind(request))


def _named(request: Request) -> tuple[UUID, MediaKind]:
    """The id and the kind, from the address; 422 where one is missing or wrong."""
    wrong: list[Problem] = []
    try:
        media_id = UUID(request.query_params.get("id", ""))
    except ValueError:
        wrong.append(Problem("id", "This must be a UUID, such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427."))
    kind = request.query_params.get("kind", "")
    if kind not in KINDS:
        wrong.append(Problem("kind", f"Choose one of: {', '.join(KINDS)}."))
    if wrong:
        raise problems.invalid(wrong)
    return media_id, MediaKind(kind)


@asynccontextmanager
async def _a_place() -> AsyncIterator[None]:
    global _on_their_way
    if _on_their_way >= MOST_AT_ONCE:
        raise BusyError
    _on_their_way += 1
    try:
        yield
    finally:
        _on_their_way -= 1


async def _body(request: Request, kind: MediaKind) -> bytes:
    try:
        async with asyncio.timeout(PATIENCE):
            return await bodies.read(request, largest=MOST_BYTES[kind])
    except TimeoutError:
        raise RefusedError(HTTPStatus.REQUEST_TIMEOUT, "That took too long to arrive.") from None


def _shape(media: Media) -> MediaOut:
    return MediaOut(
        id=media.pk,
        kind=media.kind,
        size=media.size,
        width=media.width,
        height=media.height,
        seconds=media.seconds,
    )
