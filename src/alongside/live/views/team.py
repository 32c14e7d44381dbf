"""How the team's pages of a session begin: who is looking, and at which session."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from alongside.activity.actors import Actor
from alongside.core import codes
from alongside.live.models import Session
from alongside.live.permissions import can_run_session, check_can_run_session
from alongside.live.presenters.sessions import tabs_of
from alongside.live.queries.sessions import session_for
from alongside.people.standing import Standing
from alongside.people.views import enter


@dataclass(frozen=True)
class Visit:
    """Somebody of the team at a session of their area."""

    standing: Standing
    session: Session

    @property
    def by(self) -> Actor:
        """They, as the one who does something."""
        return self.standing.actor


def visit(request: HttpRequest, slug: str, code: str) -> Visit:
    """Come to a session as one of the team: 404 where there is none, refused where one may not see it."""
    standing = enter(request, slug)
    return Visit(standing, session_for(standing, code))


def visit_to_run(request: HttpRequest, slug: str, code: str) -> Visit:
    """Come to a session to run it."""
    visitor = visit(request, slug, code)
    check_can_run_session(visitor.standing)
    return visitor


def show(
    request: HttpRequest, visitor: Visit, page: str, more: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of a session, by its name below `live/`, with what every one of them needs."""
    session = visitor.session
    can_run = can_run_session(visitor.standing)
    context = {
        "session": session,
        "code": codes.grouped(session.code),
        "can_run": can_run,
        "tabs": tabs_of(session, here=request.path, can_run=can_run),
        **(more or {}),
    }
    return render(request, f"live/{page}.html", context, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it nothing; None where none was sent."""
    return request.POST if request.method == "POST" else None


def back_to(visitor: Visit, page: str = "session") -> HttpResponse:
    """After a change: one of the session's pages anew, so that reloading it repeats nothing."""
    return redirect(page, visitor.standing.area.slug, visitor.session.code)
