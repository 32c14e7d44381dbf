"""Who asks: a participant by bearer token or by their page's cookie, or a signed-in person of the team.

These functions use the database, so they run on the desk's threads.
"""

from collections.abc import Callable
from http import HTTPStatus
from importlib import import_module
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from starlette.requests import HTTPConnection

from alongside.api import limits
from alongside.api.headers import header
from alongside.api.problems import RefusedError
from alongside.core import codes
from alongside.live import carrying
from alongside.live.guessing import WRONG_CODES
from alongside.live.models import Participant, Session
from alongside.live.queries.participants import participant_with_token
from alongside.live.queries.sessions import session_with_code, session_with_past_code
from alongside.people.models import User
from alongside.people.queries import standing_of
from alongside.people.standing import Standing

# What a site needs for a token to be looked up at all; ours have 43 characters.
LONGEST_TOKEN = 100
STOPPED = "You cannot say more in this session. Ask a helper."
ANOTHER_SITE = "This was sent from a page of another site, so we did not take it."


def session_behind(connection: HTTPConnection) -> Session:
    """The session of the address's code: 404 where there is none, 429 for who guesses.

    Who already takes part, or has an account, is let through whatever others at the same address mistype.
    """
    address = limits.address_of(connection)
    code = connection.path_params["code"]
    if WRONG_CODES.is_reached(address) and not _belongs_here(connection, code):
        limits.check(WRONG_CODES, address)
    try:
        return session_with_code(code)
    except Http404:
        return _session_of_past_code(connection, code, address)


def _session_of_past_code(connection: HTTPConnection, code: str, address: str) -> Session:
    """Who is in a session goes on under the code it had when they came; nobody else gets in by it."""
    session = session_with_past_code(code)
    if session is None:
        WRONG_CODES.count(address)
        raise Http404("There is no session with this code.")
    if not _belongs_here(connection, code):
        raise Http404("This session has a new code. Look at the screen, or ask a helper.")
    return session


def participant_in(connection: HTTPConnection, session: Session) -> Participant:
    """Who takes part in this session; 401 for anybody else, 403 for whose phone was stopped."""
    participant = _with_token(_token_in(connection, session))
    if participant is None or participant.session_id != session.pk or not _is_marked(connection, participant):
        raise RefusedError(
            HTTPStatus.UNAUTHORIZED,
            "We do not know who you are. Join the session first.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    if participant.removed_at is not None:
        raise RefusedError(HTTPStatus.FORBIDDEN, STOPPED)
    return participant


def mark_in(connection: HTTPConnection) -> str | None:
    """What the page thinks who takes part, if it says so."""
    return header(connection, b"participant-mark")


def _is_marked(connection: HTTPConnection, participant: Participant) -> bool:
    """Whether it is whom the page thinks it is: an old page must not speak for whoever has the phone now."""
    mark = mark_in(connection)
    return mark is None or carrying.is_mark_of(mark, participant.pk)


def token_of(connection: HTTPConnection, code: str) -> str | None:
    """The token that comes with a request, if it can be one: as a bearer, or in the cookie of the session's own page."""
    return _token(connection, lambda: connection.cookies.get(f"participant-{codes.normalise(code)}"))


def _token_in(connection: HTTPConnection, session: Session) -> str | None:
    """The same in a session that was found, under whichever of its codes somebody joined."""
    return _token(connection, lambda: carrying.token_among(connection.cookies, session))


def _token(connection: HTTPConnection, in_cookie: Callable[[], str | None]) -> str | None:
    token = _bearer(connection)
    if token is None and (token := in_cookie()):
        check_own_page(connection)
    return token if token and len(token) <= LONGEST_TOKEN and token.isascii() else None


def staff_in(connection: HTTPConnection, session: Session) -> Standing:
    """The standing of the signed-in person in the session's area; 401 for who is not signed in."""
    standing = standing_of(_user(connection), session.area)
    if standing.person_id is None:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "This is for the people of the area's team. Sign in to see it.")
    return standing


def check_own_page(connection: HTTPConnection) -> None:
    """403 where a cookie comes with a change that another site's page may have sent."""
    if connection.scope["method"] not in ("GET", "HEAD") and not comes_from_here(connection):
        raise RefusedError(HTTPStatus.FORBIDDEN, ANOTHER_SITE)


def comes_from_here(connection: HTTPConnection) -> bool:
    """Whether the `Origin` is this site: its public address, or the host that was asked."""
    origin = connection.headers.get("origin", "")
    host = connection.headers.get("host", "")
    return origin == settings.SITE_URL or (bool(host) and _host_of(origin) == host)


def _host_of(origin: str) -> str:
    """A host with its port; empty for what is no address at all."""
    try:
        return urlsplit(origin).netloc
    except ValueError:  # half of an IPv6 address
        return ""


def _bearer(connection: HTTPConnection) -> str | None:
    scheme, _, token = (header(connection, b"authorization") or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _user(connection: HTTPConnection) -> User | AnonymousUser:
    """Whose Django session this is."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request = HttpRequest()
    request.session = store(connection.cookies.get(settings.SESSION_COOKIE_NAME))
    return get_user(request)


def _with_token(token: str | None) -> Participant | None:
    return participant_with_token(token) if token else None


def _belongs_here(connection: HTTPConnection, code: str) -> bool:
    """Somebody who takes part in the very session that is asked for, or who has an account."""
    participant = _with_token(token_of(connection, code))
    if participant is not None:
        return carrying.is_code_of(participant.session, code)
    return _user(connection).is_authenticated
