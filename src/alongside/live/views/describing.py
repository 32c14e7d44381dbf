"""Pictures and recordings in words: those that nobody has described come first."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alongside.live.actions.media import describe
from alongside.live.forms.describing import DescribeForm
from alongside.live.presenters.media import describing_rows
from alongside.live.queries.media import media_in, to_describe
from alongside.live.views.team import Visit, back_to, show, visit_to_run

A_PAGE = 20


@never_cache
@require_safe
def descriptions(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/descriptions/`: each picture and recording with a field for its words."""
    return _page(request, visit_to_run(request, slug, code))


def _page(
    request: HttpRequest, visitor: Visit, wrong: UUID | None = None, form: DescribeForm | None = None
) -> HttpResponse:
    page = Paginator(to_describe(visitor.session), A_PAGE).get_page(request.GET.get("page"))
    rows = describing_rows(page, visitor.session, wrong=wrong, form=form)
    return show(request, visitor, "facilitator/descriptions", {"page": page, "rows": rows}, status=422 if form else 200)


@require_POST
def describe_media(request: HttpRequest, slug: str, code: str, media_id: UUID) -> HttpResponse:
    """Keep what one of them shows or says."""
    visitor = visit_to_run(request, slug, code)
    media = media_in(visitor.session, media_id)
    form = DescribeForm(request.POST, prefix=str(media_id))
    if not form.is_valid():
        return _page(request, visitor, media_id, form)
    describe(media=media, alt_text=form.cleaned_data["alt_text"], by=visitor.by)
    messages.success(request, "It is kept, and stands wherever the picture or recording does.")
    return back_to(visitor, "session_descriptions")
