from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.core.which_words import which_words
from alongside.frameworks.queries import pack_in, version_or_none
from alongside.insight.presenters.work_map import work_map_page
from alongside.insight.queries.work_map import work_of
from alongside.people.views import enter


@require_safe
def work_map(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/what-we-do/`: what the area does at each kind and level, for everybody; in easy words on request."""
    standing = enter(request, slug)
    version = version_or_none(standing.area)
    words = which_words(request)
    page = work_map_page(pack_in(standing.area, version), work_of(standing), easy=words.easy) if version else None
    if page is None:
        raise Http404("The pack of this area has no map of its work.")
    return render(request, "insight/work_map/page.html", {"page": page, "words": words.tabs, "easy": words.easy})
