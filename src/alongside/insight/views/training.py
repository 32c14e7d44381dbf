from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.frameworks.queries import pack_in, version_or_none
from alongside.insight.presenters.training import training_page
from alongside.people.views import enter
from alongside.practice.permissions import check_can_reflect
from alongside.practice.presenters.checklists import title_of_list
from alongside.practice.queries.checklists import uses_of

A_PAGE = 50


@require_safe
def training(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/practice/training/`: from training to checklist, one way on one page.

    Lists that were taken up stay, also where the pack of now has none.
    """
    standing = enter(request, slug)
    check_can_reflect(standing)
    version = version_or_none(standing.area)
    pack = pack_in(standing.area, version) if version else None
    uses = Paginator(uses_of(standing.area), A_PAGE).get_page(request.GET.get("page"))
    if pack is None or not (pack.measures or pack.checklists or uses.object_list):
        raise Http404("The pack of this area has neither measures nor checklists.")
    context = {
        "page": training_page(pack, standing),
        "uses": uses,
        "rows": [(use, title_of_list(use)) for use in uses.object_list],
    }
    return render(request, "insight/training/page.html", context)
