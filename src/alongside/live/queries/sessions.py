"""Find a session, for whoever may."""

from django.db.models import QuerySet
from django.http import Http404

from alongside.core import codes
from alongside.live.models import PastCode, Session
from alongside.live.permissions import check_can_see_session
from alongside.people.standing import Standing


def session_with_code(typed: str) -> Session:
    """The session of a join code as somebody typed it; `Http404` where there is none."""
    session = Session.objects.select_related("area", "project").filter(code=codes.normalise(typed)[:6]).first()
    if session is None or len(codes.normalise(typed)) != codes.JOIN_CODE_LENGTH:
        raise Http404("There is no session with this code.")
    return session


def session_with_past_code(typed: str) -> Session | None:
    """The session that had this code before it was given a new one: for who is in it already, by their old address."""
    past = PastCode.objects.select_related("session__area", "session__project").filter(code=codes.normalise(typed))
    found = past.first()
    return found.session if found else None


def past_codes_of(session: Session) -> list[str]:
    """The codes that a session had before, the newest first."""
    return list(session.past_codes.values_list("code", flat=True))


def session_for(standing: Standing, code: str) -> Session:
    """A session of this area, for its team: `Http404` elsewhere, `PermissionDenied` for others."""
    session = (
        Session.objects.select_related("area", "project").filter(area=standing.area, code=codes.normalise(code)).first()
    ) or session_with_past_code(code)  # a screen or a page that was open when the code changed
    if session is None or session.area_id != standing.area.pk:
        raise Http404("There is no session with this code in this area.")
    check_can_see_session(standing)
    return session


def sessions_of(standing: Standing) -> QuerySet[Session]:
    """The sessions of an area, newest first, for its team."""
    check_can_see_session(standing)
    return Session.objects.filter(area=standing.area).select_related("project")
