"""What holds for every request to the API: our own host, our own pages, and headers that keep answers safe."""

from functools import lru_cache
from http import HTTPStatus

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alongside.api import identity, problems
from alongside.api.headers import header
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
    """Stands around the API's application. `direct` answers for it in front of its router, if given."""

    def __init__(self, app: ASGIApp, *, direct: ASGIApp | None = None) -> None:
        self._app = app
        self._direct = direct or app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        ours = _headers(settings.SECURE_HSTS_SECONDS)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [one for one in message.get("headers", ()) if one[0].lower() not in ours]
                message["headers"] = [*own, *ours.items()]
            await send(message)

        refused = _refused(HTTPConnection(scope))
        app = problems.response(refused) if refused else self._direct
        await app(scope, receive, send_with_headers)


@lru_cache(maxsize=4)
def _headers(hsts_seconds: int) -> dict[bytes, bytes]:
    """As they go over the wire."""
    hsts = {"Strict-Transport-Security": f"max-age={hsts_seconds}; includeSubDomains"} if hsts_seconds else {}
    return {name.lower().encode(): value.encode() for name, value in (HEADERS | hsts).items()}


def _refused(connection: HTTPConnection) -> RefusedError | None:
    host = header(connection, b"host") or ""
    if connection.scope["path"] not in ASKED_BY_ADDRESS and not _is_our_host(host, tuple(settings.ALLOWED_HOSTS)):
        return RefusedError(HTTPStatus.BAD_REQUEST, "This site does not answer to that host name.")
    if (
        header(connection, b"origin") is not None
        and connection.scope["method"] not in ("GET", "HEAD", "OPTIONS")
        and not identity.comes_from_here(connection)
    ):
        return RefusedError(HTTPStatus.FORBIDDEN, identity.ANOTHER_SITE)
    return None


@lru_cache(maxsize=64)
def _is_our_host(host: str, allowed: tuple[str, ...]) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)
