"""Who is at a participants' page, and what every one of these pages needs."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from alongside.core.limits import Limit, address_of
from alongside.live import carrying
from alongside.live.forms.participant import CodeForm
from alongside.live.guessing import WRONG_CODES
from alongside.live.likes import Likes
from alongside.live.models import Participant, Session
from alongside.live.queries.sessions import session_with_code, session_with_past_code
from alongside.live.rules import LONGEST_WORDS

LIKES_COOKIE = "likes"
# The list of what is open, and a question with one's own notes. Never a receipt.
MAY_BE_KEPT = frozenset({"answer", "question"})


@dataclass(frozen=True)
class Visit:
    """A session, who takes part in it on this phone (nobody yet, perhaps), and how they like to."""

    session: Session
    participant: Participant | None
    token: str
    likes: Likes

    @property
    def someone(self) -> Participant:
        """The participant, on pages that nobody reaches without being one."""
        if self.participant is None:
            raise Http404("Nobody takes part on this phone yet.")
        return self.participant

    @property
    def mark(self) -> str:
        """Whose outbox this page may show and send."""
        return carrying.mark_of(self.participant) if self.participant else ""

    def link(self, name: str, **kwargs: Any) -> str:
        """The address of another page of this session."""
        return reverse(name, kwargs={"code": self.session.code, **kwargs})


View = Callable[..., HttpResponse]


def page_of_session(view: View) -> View:
    """A page of one session. A wrong code says what to do, and too many of them must wait."""

    @wraps(view)
    def inner(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        if WRONG_CODES.is_reached(address_of(request)) and not carrying.has_joined(request, code):
            return too_many_codes(request)
        try:
            session = session_with_code(code)
        except Http404:
            return _at_past_code(request, code, view, kwargs)
        response = view(request, visit_of(request, session), **kwargs)
        carrying.carry_on(request, response, session)
        return response

    return inner


def _at_past_code(request: HttpRequest, code: str, view: View, kwargs: dict[str, Any]) -> HttpResponse:
    """The session got a new code: who is in goes on at the old address, others are told to look at the new code."""
    session = session_with_past_code(code)
    if session is None:
        return wrong_code(request, code)
    visit = visit_of(request, session)
    if visit.participant is None:
        return new_code(request)
    response = view(request, visit, **kwargs)
    carrying.carry_on(request, response, session)
    return response


def wait_a_little(request: HttpRequest, limit: Limit) -> HttpResponse:
    """429: very many do this just now. Nothing is lost by waiting."""
    response = show_at_door(request, "busy", {"again": request.get_full_path()}, status=429)
    response["Retry-After"] = str(limit.seconds)
    return response


def new_code(request: HttpRequest) -> HttpResponse:
    """The code was right once. Nobody is told the new one who is not in the room."""
    return show_at_door(request, "new_code", {"form": CodeForm()}, status=410)


def page_of_participant(view: View) -> View:
    """A page of one session for who has joined it; others are led to its beginning."""

    @wraps(view)
    def inner(request: HttpRequest, visit: Visit, **kwargs: Any) -> HttpResponse:
        if visit.participant is None:
            return redirect("join_notice", code=visit.session.code)
        if visit.participant.removed_at is not None:
            return stopped(request, visit)
        return view(request, visit, **kwargs)

    return page_of_session(inner)


def stopped(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This phone was stopped: say so in easy words, with the way to a helper and to the receipt."""
    return show(request, visit, "stopped", status=403)


def page_of_receipt(view: View) -> View:
    """A page for who has joined, also when their phone was stopped: their receipt stays theirs."""

    @wraps(view)
    def inner(request: HttpRequest, visit: Visit, **kwargs: Any) -> HttpResponse:
        if visit.participant is None:
            return redirect("join_notice", code=visit.session.code)
        return view(request, visit, **kwargs)

    return page_of_session(inner)


def visit_of(request: HttpRequest, session: Session) -> Visit:
    """Who is there: a participant's likes are their own, a newcomer's stand in a cookie."""
    participant = carrying.participant_in(request, session)
    likes = Likes.from_data(participant.likes) if participant else likes_in_cookie(request)
    return Visit(session, participant, carrying.token_in(request, session), likes)


def likes_in_cookie(request: HttpRequest) -> Likes:
    """How somebody liked it before they joined; as at the start where the cookie says nothing of use."""
    try:
        data = json.loads(request.COOKIES.get(LIKES_COOKIE, "{}"))
    except ValueError:
        data = {}
    return Likes.from_data(data if isinstance(data, dict) else {})


def wrong_code(request: HttpRequest, typed: str) -> HttpResponse:
    """There is no such session: the same field again, with what was typed."""
    WRONG_CODES.count(address_of(request))
    form = CodeForm({"code": typed})
    form.is_valid()
    form.say_not_found()
    return show_at_door(request, "code", {"form": form}, status=404)


def too_many_codes(request: HttpRequest) -> HttpResponse:
    """Somebody is guessing, or a whole hall mistypes: wait, and what helps in the meantime."""
    response = show_at_door(request, "too_many", status=429)
    response["Retry-After"] = str(WRONG_CODES.seconds)
    return response


def show_at_door(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page before any session is known."""
    likes = likes_in_cookie(request)
    basics = {
        "likes": likes,
        "layout": _layout(likes),
        "words_first": _is_first_page(request),
        "how_url": how_url(request),
    }
    return render(request, f"live/join/{template}.html", basics | (context or {}), status=status)


def show(
    request: HttpRequest, visit: Visit, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A participants' page, with the way to help and to how they like it, and back from there."""
    response = render(
        request,
        f"live/join/{template}.html",
        {
            "visit": visit,
            "session": visit.session,
            "likes": visit.likes,
            "layout": _layout(visit.likes),
            "words_first": _is_first_page(request),
            "how_url": how_url(request, visit),
            "help_url": visit.link("join_help"),
            "longest_words": LONGEST_WORDS,
            "worker_url": reverse("join_worker") if settings.OFFLINE_PAGES else "",
            **(context or {}),
        },
        status=status,
    )
    _say_what_a_phone_may_keep(response, visit, template)
    return response


def _is_first_page(request: HttpRequest) -> bool:
    """Whether this phone has nothing of ours yet, so that the look would keep the words waiting."""
    return not request.COOKIES


def _layout(likes: Likes) -> str:
    return "core/participant_simple.html" if likes.simple else "core/participant.html"


def _say_what_a_phone_may_keep(response: HttpResponse, visit: Visit, template: str) -> None:
    """For the service worker: whose page this is, where it may be kept; `-` where nobody is known, so that all goes."""
    if visit.participant is None:
        response["Alongside-Keep"] = f"{visit.session.code} -"
    elif template in MAY_BE_KEPT:
        response["Alongside-Keep"] = f"{visit.session.code} {visit.mark}"


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it nothing; None where none was sent."""
    return request.POST if request.method == "POST" else None


def way_back(request: HttpRequest, *, otherwise: str) -> str:
    """Where somebody came from, if that is one of the participants' pages."""
    back = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_here and back.startswith((reverse("join"), "/r/")) else otherwise


def how_url(request: HttpRequest, visit: Visit | None = None) -> str:
    """Where one says how one likes it, with the way back to this page."""
    address = visit.link("join_how") if visit else reverse("how")
    return f"{address}?{urlencode({'next': request.get_full_path()})}"
