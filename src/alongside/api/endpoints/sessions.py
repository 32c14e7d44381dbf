"""A session as everybody sees it who has its code, and joining it."""

from collections import defaultdict
from http import HTTPStatus

from django.core.exceptions import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from alongside.api import bodies, identity, limits, problems
from alongside.api.answers import json_answer
from alongside.api.problems import RefusedError
from alongside.api.schemas import ActivityOut, GroupOut, JoinedOut, JoinIn, PromptOut, SessionOut, ValueOut
from alongside.api.state import live_of
from alongside.frameworks.enums import Takes
from alongside.live.actions import join
from alongside.live.actions.joining import Joined
from alongside.live.enums import ActivityState
from alongside.live.limits import JOINS
from alongside.live.models import Activity, Prompt, Session
from alongside.live.queries.answering import asked_in, groups_in
from alongside.live.rules import Problem
from alongside.live.stream.reading import state_of
from alongside.people.models import Group


async def show(request: Request) -> Response:
    """`GET /api/v1/sessions/{code}`"""
    return json_answer(HTTPStatus.OK, await live_of(request).desk.run(_shown, request))


def _shown(request: Request) -> SessionOut:
    session = identity.session_behind(request)
    return SessionOut(
        code=session.code,
        title=session.title,
        about=session.about,
        state=state_of(session),
        hear_back_by=session.hear_back_by,
        groups=[_group(group) for group in groups_in(session)],
        activities=_activities(session),
    )


def _group(group: Group) -> GroupOut:
    return GroupOut(id=group.key, title=group.title, easy_title=group.easy_title, symbol=group.symbol)


def _activities(session: Session) -> list[ActivityOut]:
    prompts: defaultdict[Activity, list[PromptOut]] = defaultdict(list)
    for prompt in asked_in(session).prompts.values():
        prompts[prompt.activity].append(_prompt(prompt))
    return [
        ActivityOut(
            id=activity.key,
            title=activity.title,
            easy_title=activity.easy_title,
            kind=activity.kind,
            state=ActivityState(activity.state),
            prompts=asked,
        )
        for activity, asked in prompts.items()
    ]


def _prompt(prompt: Prompt) -> PromptOut:
    return PromptOut(
        id=prompt.key,
        title=prompt.text,
        easy_title=prompt.easy_text,
        symbol=prompt.symbol,
        takes="one" if prompt.takes == Takes.ONE else "many",
        words=prompt.words,
        values=[ValueOut.model_validate(value) for value in prompt.values],
        moments=prompt.moments,
        ways=prompt.ways,
    )


async def join_session(request: Request) -> Response:
    """`POST /api/v1/sessions/{code}/join`"""
    body = await bodies.read(request)
    joined = await live_of(request).desk.run(_joined, request, body)
    return json_answer(HTTPStatus.CREATED, JoinedOut(token=joined.token, receipt=joined.receipt))


def _joined(request: Request, body: bytes) -> Joined:
    session = identity.session_behind(request)
    wanted = bodies.parse(body, JoinIn)
    groups = {group.key: group for group in groups_in(session)}
    if wanted.group not in groups:
        raise problems.invalid([Problem("group", f"Choose one of: {', '.join(groups)}.")])
    limits.check(JOINS, str(session.pk))
    JOINS.count(str(session.pk))
    try:
        return join(
            session=session,
            group=groups[wanted.group],
            home_area=wanted.area,
            asked_people=wanted.asked_people,
            asked_how=wanted.asked_how,
        )
    except ValidationError as ended:
        raise RefusedError(HTTPStatus.FORBIDDEN, " ".join(ended.messages)) from None
