from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.people import queries
from alongside.people.models import User
from alongside.people.standing import Standing


def enter(request: HttpRequest, slug: str) -> Standing:
    """Who is looking, in the area of this slug. Templates know it as `standing` and `area` from then on."""
    standing = queries.standing_in(request.user, slug)
    request.standing = standing  # type: ignore[attr-defined]  # read by config.context.site
    return standing


def after_sign_in(request: HttpRequest) -> HttpResponse:
    """Where signing in leads: the desk of one's first area."""
    if not isinstance(request.user, User):
        return redirect("account_login")
    area = queries.areas_of(request.user).first()
    return redirect("desk", slug=area.slug) if area else redirect("landing")
