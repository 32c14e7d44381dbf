from typing import cast

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from sesame.utils import get_user

from alongside.people import queries
from alongside.people.models import User
from alongside.people.standing import Standing


def enter(request: HttpRequest, slug: str) -> Standing:
    """Who is looking, in the area of this slug. Templates know it as `standing` and `area` from then on."""
    standing = queries.standing_in(request.user, slug)
    request.standing = standing  # type: ignore[attr-defined]  # read by config.context.site
    return standing


@require_safe
@login_required
def after_sign_in(request: HttpRequest) -> HttpResponse:
    """Where signing in leads: the desk of one's area; who has several, or none, sees them all."""
    areas = list(queries.areas_of(cast(User, request.user))[:2])
    return redirect("desk", slug=areas[0].slug) if len(areas) == 1 else redirect("account")


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and the areas one works in."""
    memberships = queries.memberships_of(cast(User, request.user))
    return render(request, "people/account.html", {"memberships": memberships})


@never_cache
@sensitive_post_parameters("key")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest) -> HttpResponse:
    """A one-time link: looking at it shows a button, and the button signs in.

    Mail scanners open every link. They would use it up if looking were enough.
    """
    key = request.POST.get("key") or request.GET.get("key") or ""
    person = get_user(key, update_last_login=False) if key else None
    if not isinstance(person, User):
        return render(request, "people/link_used.html", status=410)
    if request.method != "POST":
        return render(request, "people/link.html", {"person": person, "key": key})
    login(request, person)  # which sets the last sign-in, so that the link is used up
    return redirect("after_sign_in")
