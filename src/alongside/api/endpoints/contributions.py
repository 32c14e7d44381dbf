"""What somebody says, on its way in."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from alongside.activity import actors
from alongside.api import bodies, identity, problems
from alongside.api.answers import json_answer
from alongside.api.problems import RefusedError
from alongside.api.schemas import ContributionIn, ContributionOut
from alongside.api.state import buckets_of, live_of
from alongside.live.models import Participant
from alongside.live.queries.prompts import prompt_ids
from alongside.live.rules import Problem
from alongside.live.submissions import Outcome, Status, Submission

PromptIds = dict[tuple[str, str], int]


async def contribute(request: Request) -> Response:
    """`POST /api/v1/sessions/{code}/contributions`"""
    body = await bodies.read(request)
    live = live_of(request)
    participant, known = await live.desk.run(_participant_and_prompts, request)
    buckets_of(request).take(participant.pk)
    said = bodies.parse(body, ContributionIn)
    submission = _submission(said, participant, _prompt_id(said, known))
    return _answer(await live.writer.submit(submission))


def _participant_and_prompts(request: Request) -> tuple[Participant, PromptIds]:
    session = identity.session_behind(request)
    return identity.participant_in(request, session), prompt_ids(session)


def _prompt_id(said: ContributionIn, known: PromptIds) -> int:
    if (said.activity, said.prompt) in known:
        return known[said.activity, said.prompt]
    if any(said.activity == activity for activity, _ in known):
        raise problems.invalid([Problem("prompt", "There is no such question in this activity.")])
    raise problems.invalid([Problem("activity", "There is no such activity in this session.")])


def _submission(said: ContributionIn, participant: Participant, prompt_id: int) -> Submission:
    return Submission(
        session_id=participant.session_id,
        participant_id=participant.pk,
        prompt_id=prompt_id,
        uuid=said.id,
        by=actors.participant(participant.pk),
        words=said.words or "",
        value=said.value or "",
        moment=said.moment or "",
        whose=said.whose,
        may_quote=said.quote,
        said_at=said.said_at,
        signed_as=said.signed_as or "",
        media_ids=tuple(said.media),
    )


def _answer(outcome: Outcome) -> Response:
    if outcome.status is Status.INVALID:
        raise problems.invalid(outcome.problems)
    if outcome.status is Status.CLOSED:
        raise RefusedError(HTTPStatus.FORBIDDEN, "This is closed at the moment, so it takes no answers.")
    if outcome.status is Status.CONFLICT:
        raise RefusedError(
            HTTPStatus.CONFLICT, "This id was used for something else already. Send it with a new id if it is new."
        )
    status = HTTPStatus.CREATED if outcome.status is Status.ACCEPTED else HTTPStatus.OK
    return json_answer(status, ContributionOut(id=outcome.uuid, held=outcome.is_held, late=outcome.is_late))
