"""The one route that is asked by the thousand goes past Starlette's middleware and router: they cost more than it does.

It stays in the table of operations like every other, and refuses in the same way.
"""

import re

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from alongside.api import problems
from alongside.api.endpoints.contributions import contribute
from alongside.api.operations import V1

_PATH = re.compile(rf"{V1}/sessions/(?P<code>[^/]+)/contributions")


class Direct:
    """Answers `POST /api/v1/sessions/{code}/contributions`, for an application that answers everything else."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        named = _PATH.fullmatch(scope["path"]) if scope.get("method") == "POST" else None
        if named is None:
            await self._app(scope, receive, send)
            return
        scope["app"] = self._app
        scope["path_params"] = named.groupdict()
        request = Request(scope, receive)
        try:
            response = await contribute(request)
        except Exception as error:
            await (await problems.answer_to(request, error))(scope, receive, send)
            if problems.is_mistake(error):
                raise  # the server writes it into its log
            return
        await response(scope, receive, send)
