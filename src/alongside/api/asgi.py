"""The API's application. `config.asgi` puts it beside Django's pages."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from alongside.api import openapi, problems
from alongside.api.direct import Direct
from alongside.api.guard import Guard
from alongside.api.limits import UPLOADS_BURST, UPLOADS_EVERY, Buckets
from alongside.api.operations import OPERATIONS, V1
from alongside.live.stream.service import Live

Beside = Callable[[], AbstractAsyncContextManager[None]]


def create(live: Live, *, beside: Beside = nullcontext) -> ASGIApp:
    """The application, over a live path that starts and stops with it, and so does what runs `beside` it."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with live, beside():
            yield

    app = Starlette(
        routes=[
            Route(f"{V1}/openapi.json", openapi.show, methods=["GET"]),
            *(Route(each.path, each.endpoint, methods=[each.method]) for each in OPERATIONS),
        ],
        exception_handlers=problems.HANDLERS,
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # an address is right or wrong; a redirect would lose a body
    app.state.live = live
    app.state.buckets = Buckets()
    app.state.upload_buckets = Buckets(burst=UPLOADS_BURST, every=UPLOADS_EVERY)
    return Guard(app, direct=Direct(app))
