from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.core import clock
from alongside.core.which_words import which_words
from alongside.frameworks.permissions import can_see_wording
from alongside.frameworks.presenters import charter
from alongside.frameworks.queries import pack_in, pack_of, version_or_none
from alongside.people.views import enter


@require_safe
def charter_page(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/charter/`: how people of this area want to work together, for everybody; in easy words on request."""
    standing = enter(request, slug)
    version = version_or_none(standing.area)
    if version is None:
        return render(request, "frameworks/charter/none.html", {"can_see_wording": can_see_wording(standing)})
    pack = pack_in(standing.area, version)
    words = which_words(request)
    context = {
        "pack": pack,
        "parent": version.parent,
        "other_word": pack_of(version).word if standing.area.word else None,
        "can_see_wording": can_see_wording(standing),
        "charter": charter(pack, easy=words.easy),
        "easy": words.easy,
        "is_due": pack.review_date <= clock.today(),
        "words": words.tabs,
    }
    return render(request, "frameworks/charter/page.html", context)
