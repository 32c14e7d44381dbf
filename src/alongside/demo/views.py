"""The site's first page, and the one click by which a visitor becomes somebody of the demonstration."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alongside.demo import permissions, queries
from alongside.demo.presenters import kept_voice
from alongside.demo.tour import tour
from alongside.people.queries import all_areas

PASSWORDLESS = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What this is: with the demonstration, a path to walk through it; without, the ways in."""
    found = tour(with_links=False)
    if found is None:
        return render(request, "demo/welcome.html", {"areas": all_areas()})
    context = {"tour": found, "voice": kept_voice(found.area.slug), "can_be_anybody": _may(request)}
    return render(request, "demo/landing.html", context)


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Be somebody of the demonstration: their accounts and no others, from this machine and from nowhere else."""
    permissions.check_can_be_anybody(is_hardened=settings.IS_HARDENED, meta=request.META, host=request.get_host())
    person = queries.demonstration_person(request.POST.get("person", ""))
    if person is None:
        raise Http404("There is nobody of this name in the demonstration.")
    login(request, person, backend=PASSWORDLESS)
    onwards = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onwards, allowed_hosts=None)
    return redirect(onwards if onwards and is_ours else "after_sign_in")


def _may(request: HttpRequest) -> bool:
    return permissions.can_be_anybody(is_hardened=settings.IS_HARDENED, meta=request.META, host=request.get_host())
