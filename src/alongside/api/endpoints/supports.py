"""What others wrote, and being for it."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from alongside.api import bodies, identity
from alongside.api.answers import json_answer
from alongside.api.problems import RefusedError
from alongside.api.schemas import AlternativeOut, AlternativesOut, DefinitionOut, SupportIn, SupportOut
from alongside.api.state import buckets_of, live_of
from alongside.live import actions
from alongside.live.kinds import kind_of
from alongside.live.models import Participant
from alongside.live.queries.agreeing import agreed_in, alternative_of, alternatives_for
from alongside.live.queries.answering import asked_in


async def alternatives(request: Request) -> Response:
    """`GET /api/v1/sessions/{code}/alternatives`"""
    return json_answer(HTTPStatus.OK, await live_of(request).desk.run(_alternatives, request))


def _participant(request: Request) -> Participant:
    return identity.participant_in(request, identity.session_behind(request))


def _alternatives(request: Request) -> AlternativesOut:
    participant = _participant(request)
    agreed = agreed_in(participant.session)
    found = []
    for prompt in asked_in(participant.session).prompts.values():
        if kind_of(prompt.activity.kind).takes_support:
            wordings = agreed.get(prompt.pk, [])
            found.append(
                DefinitionOut(
                    activity=prompt.activity.key,
                    prompt=prompt.key,
                    agreed=wordings[0].text if wordings else "",
                    easy_agreed=wordings[0].easy_text if wordings else "",
                    alternatives=[
                        AlternativeOut(id=one.uuid, words=one.words, support=one.is_supported)
                        for one in alternatives_for(participant, prompt)
                    ],
                )
            )
    return AlternativesOut(definitions=found)


async def support(request: Request) -> Response:
    """`POST /api/v1/sessions/{code}/supports`"""
    body = await bodies.read(request)
    live = live_of(request)
    participant = await live.desk.run(_participant, request)
    buckets_of(request).take(participant.token_digest or str(participant.pk))
    wanted = bodies.parse(body, SupportIn)
    await live.desk.run(_support, participant, wanted)
    return json_answer(HTTPStatus.OK, SupportOut(id=wanted.id, support=wanted.support))


def _support(participant: Participant, wanted: SupportIn) -> None:
    act = actions.support if wanted.support else actions.unsupport
    try:
        act(contribution=alternative_of(participant, wanted.id), participant=participant)
    except ValidationError as refused:
        raise RefusedError(HTTPStatus.FORBIDDEN, " ".join(refused.messages)) from None
