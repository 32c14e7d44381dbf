"""What somebody says, on its way in: the hot path, so nothing here asks the database by itself.

The writer finds out for a whole batch who speaks and what they answer. Only who is not known at a glance (a wrong
code, a wrong token, a body that cannot be read) is looked up on the desk, which says what exactly is wrong.
"""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from alongside.api import bodies, identity, problems
from alongside.api.answers import json_answer
from alongside.api.problems import RefusedError
from alongside.api.schemas import ContributionIn, ContributionOut
from alongside.api.state import buckets_of, live_of
from alongside.core import clock, codes
from alongside.live.models import Participant
from alongside.live.stream.writer import BusyError
from alongside.live.submissions import Outcome, Posted, Status


async def contribute(request: Request) -> Response:
    """`POST /api/v1/sessions/{code}/contributions`"""
    body = await bodies.read(request)
    code = request.path_params["code"]
    token = identity.token_of(request, code)
    if token is None:
        return _answer(await _take_the_long_way(request, body))
    who = codes.token_digest(token)
    buckets_of(request).take(who)
    try:
        said = bodies.parse(body, ContributionIn)
    except RefusedError:
        await _look_up(request)  # who may not speak here is told so, and nothing of the shape of what they sent
        raise
    outcome = await live_of(request).writer.submit(_posted(request, said, code, who))
    if outcome.status is Status.UNKNOWN:
        buckets_of(request).forget(who)
        outcome = await _take_the_long_way(request, body)
    return _answer(outcome)


async def _take_the_long_way(request: Request, body: bytes) -> Outcome:
    """For who is not known by the address and the token as they stand: refused with the reason, or let in after all."""
    someone = await _look_up(request)
    who = someone.token_digest or ""
    buckets_of(request).take(who)
    said = bodies.parse(body, ContributionIn)
    return await live_of(request).writer.submit(_posted(request, said, someone.session.code, who))


async def _look_up(request: Request) -> Participant:
    """Who asks, the long way: it refuses with the reason, or finds that all is well."""
    return await live_of(request).desk.run(_participant, request)


def _participant(request: Request) -> Participant:
    return identity.participant_in(request, identity.session_behind(request))


def _posted(request: Request, said: ContributionIn, code: str, who: str) -> Posted:
    return Posted(
        uuid=said.id,
        code=code,
        token_digest=who,
        mark=identity.mark_in(request),
        activity=said.activity,
        prompt=said.prompt,
        content={
            "words": said.words or "",
            "value": said.value or "",
            "moment": said.moment or "",
            "whose": said.whose,
            "may_quote": said.quote,
            "said_at": said.said_at,
            "signed_as": said.signed_as or "",
            "media_ids": tuple(said.media),
        },
    )


def _answer(outcome: Outcome) -> Response:
    if outcome.status is Status.INVALID:
        raise problems.invalid(outcome.problems)
    if outcome.status is Status.UNKNOWN:  # the session got another code in this very moment
        raise BusyError
    if outcome.status is Status.REMOVED:
        raise RefusedError(HTTPStatus.FORBIDDEN, identity.STOPPED)
    if outcome.status is Status.CLOSED:
        closed = "This is closed at the moment, so it takes no answers."
        raise RefusedError(HTTPStatus.FORBIDDEN, closed, headers=clock.as_header())
    if outcome.status is Status.CONFLICT:
        raise RefusedError(
            HTTPStatus.CONFLICT, "This id was used for something else already. Send it with a new id if it is new."
        )
    status = HTTPStatus.CREATED if outcome.status is Status.ACCEPTED else HTTPStatus.OK
    return json_answer(status, ContributionOut(id=outcome.uuid, held=outcome.is_held, late=outcome.is_late))
