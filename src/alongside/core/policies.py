"""What our pages may use of a browser: by default nothing that watches or listens."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "Permissions-Policy"
NOTHING = "camera=(), geolocation=(), microphone=()"
MICROPHONE = "camera=(), geolocation=(), microphone=(self)"


def may_listen(response: HttpResponse) -> HttpResponse:
    """Let this page ask for the microphone. The browser still asks whoever sits before it."""
    response.headers[HEADER] = MICROPHONE
    return response


class PermissionsPolicy:
    """Middleware: no page may use camera, microphone or place, but those that say so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        response.headers.setdefault(HEADER, NOTHING)
        return response
