"""What holds for every request to the API: our own host, our own pages, and headers that keep answers safe."""

from http import HTTPStatus

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alongside.api import identity, problems
from alongside.api.problems import RefusedError

# A balancer asks these by the machine's address.
ASKED_BY_ADDRESS = ("/healthz", "/readyz")

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


class Guard:
    """Stands around the API's application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_headers())
            await send(message)

        refused = _refused(Request(scope))
        app = problems.response(refused) if refused else self._app
        await app(scope, receive, send_with_headers)


def _headers() -> dict[str, str]:
    if not settings.SECURE_HSTS_SECONDS:
        return HEADERS
    return HEADERS | {"Strict-Transport-Security": f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"}


def _refused(request: Request) -> RefusedError | None:
    if request.url.path not in ASKED_BY_ADDRESS and not _is_our_host(request):
        return RefusedError(HTTPStatus.BAD_REQUEST, "This site does not answer to that host name.")
    if "origin" in request.headers and _changes_something(request) and not identity.comes_from_here(request):
        return RefusedError(HTTPStatus.FORBIDDEN, identity.ANOTHER_SITE)
    return None


def _is_our_host(connection: HTTPConnection) -> bool:
    domain, _ = split_domain_port(connection.headers.get("host", ""))
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _changes_something(request: Request) -> bool:
    return request.method not in ("GET", "HEAD", "OPTIONS")
