from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.core import gallery


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old to be sure who sent it: say so, and how to go on."""
    return render(request, "403_csrf.html", status=403)


def staff_gallery(request: HttpRequest) -> HttpResponse:
    """Every component as staff's and public pages show it."""
    return render(request, "core/gallery/staff.html", gallery.examples())


def participant_gallery(request: HttpRequest) -> HttpResponse:
    """Every component as participants' pages show it; ``?size=`` and ``?calm=`` try out what they may choose."""
    likes = {"size": request.GET.get("size", "normal"), "calm": "calm" in request.GET}
    here = {"likes": likes, "back_url": "/gallery/", "help_url": "/gallery/participant/"}
    return render(request, "core/gallery/participant.html", gallery.examples() | here)


def screen_gallery(request: HttpRequest) -> HttpResponse:
    """The hall's screen with an example board."""
    return render(request, "core/gallery/screen.html", gallery.examples())
