"""Without a network: the service worker of participants' pages, and the page that it shows where it has no other."""

import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.live.views.participant.visit import show_at_door

_STATIC = Path(__file__).resolve().parents[2] / "static" / "live"


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """`/join/sw.js`: the service worker, of the version of the site's static files.

    It stands under `/join/`, so that it sees no page but participants'.
    """
    name = "service-worker.js" if settings.OFFLINE_PAGES else "no-service-worker.js"
    source = (_STATIC / name).read_text(encoding="utf-8")
    constants = (
        f"const VERSION = {json.dumps(_version())};\nconst IS_HASHED = {json.dumps(settings.STATIC_MANIFEST)};\n"
    )
    return HttpResponse(constants + source, content_type="text/javascript; charset=utf-8")


def _version() -> str:
    """Changes with the content of any static file."""
    return str(getattr(staticfiles_storage, "manifest_hash", "") or "source")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """`/join/offline/`: there is no network; what one can do."""
    return show_at_door(request, "offline", {"how_url": "", "words_first": False})
