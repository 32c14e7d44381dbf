"""What a borrowed phone carries for somebody, and how it forgets.

For each session a cookie with the participant's token; for the receipt's pages the participant's id in the
browser's Django session. No receipt is kept anywhere: it is worked out from the token, or typed again.
"""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from alongside.core import codes
from alongside.live.models import Participant, Session
from alongside.live.queries.participants import participant_with_token
from alongside.live.queries.sessions import past_codes_of

DAYS_90 = 90 * 24 * 3600
_RECEIPT_OF = "receipt_of"
_PREFIX = "participant-"


def token_in(request: HttpRequest, session: Session) -> str:
    """The token that this phone carries for a session; empty where it has none."""
    return token_among(request.COOKIES, session)


def token_among(cookies: Mapping[str, str], session: Session) -> str:
    """The same among any cookies: under the code that the session has, or one that it had when somebody joined."""
    token = cookies.get(_cookie(session.code))
    if token or not any(name.startswith(_PREFIX) for name in cookies):
        return token or ""
    return next((cookies[_cookie(code)] for code in past_codes_of(session) if _cookie(code) in cookies), "")


def participant_in(request: HttpRequest, session: Session) -> Participant | None:
    """Who takes part in this session on this phone."""
    token = token_in(request, session)
    participant = participant_with_token(token) if token else None
    return participant if participant and participant.session_id == session.pk else None


def has_joined(request: HttpRequest, code: str) -> bool:
    """Whether this phone takes part in the session of a code that was typed: others' mistakes don't keep it out."""
    token = request.COOKIES.get(_cookie(codes.normalise(code)))
    participant = participant_with_token(token) if token else None
    return participant is not None and is_code_of(participant.session, code)


def is_code_of(session: Session, typed: str) -> bool:
    """Whether it is the session's code, or was."""
    code = codes.normalise(typed)
    return session.code == code or code in past_codes_of(session)


def carry_on(request: HttpRequest, response: HttpResponse, session: Session) -> None:
    """Whoever joined under a code that is no longer in use carries their token under the new one from now on."""
    token = token_in(request, session)
    if token and _cookie(session.code) not in request.COOKIES and _cookie(session.code) not in response.cookies:
        carry_token(response, session, token)


def carry_token(response: HttpResponse, session: Session, token: str) -> None:
    """Let this phone know its participant for ninety days."""
    response.set_cookie(
        _cookie(session.code), token, max_age=DAYS_90, httponly=True, samesite="Lax", secure=settings.IS_HARDENED
    )


def drop_token(response: HttpResponse, session: Session) -> None:
    """Somebody else uses the phone now."""
    for code in (session.code, *past_codes_of(session)):
        response.delete_cookie(_cookie(code), samesite="Lax")


def mark_of(participant: Participant) -> str:
    """By what a page's script knows whose outbox is whose on a phone that several people use.

    It opens nothing: the cookie does. Sent along with what waited, it keeps one person's words from going out
    under the name of whoever has the phone now.
    """
    return _mark(participant.pk)


def is_mark_of(mark: str, participant_id: UUID) -> bool:
    """Whether it is whom a page thinks it is: an old page must not speak for whoever has the phone now."""
    return codes.same(mark, _mark(participant_id))


def _mark(participant_id: UUID) -> str:
    return salted_hmac("alongside.participant.mark", str(participant_id), algorithm="sha256").hexdigest()[:24]


def _cookie(code: str) -> str:
    return f"{_PREFIX}{code}"


def open_receipt(request: HttpRequest, participant: Participant) -> None:
    """From now on this browser sees what became of what they said. The session's key changes with it."""
    request.session.cycle_key()
    request.session[_RECEIPT_OF] = str(participant.pk)


def receipt_holder_id(request: HttpRequest) -> UUID | None:
    """Whose receipt this browser has open."""
    kept = request.session.get(_RECEIPT_OF)
    return UUID(kept) if kept else None


def close_receipt(request: HttpRequest) -> None:
    """Forget whose receipt was open here."""
    request.session.pop(_RECEIPT_OF, None)
