"""A charter mark on paper and as a picture, for everybody who has its address."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.assurance.marks.pages import mark_to_show
from alongside.insight.reporting import certificate


@never_cache
@require_safe
def certificate_file(request: HttpRequest, mark_id: UUID) -> HttpResponse:
    """`/verify/{id}/certificate.pdf`."""
    made = certificate.certificate(mark_to_show(mark_id))
    return _file(made, "application/pdf", f"mark-{mark_id}.pdf")


@never_cache
@require_safe
def image_file(request: HttpRequest, mark_id: UUID) -> HttpResponse:
    """`/verify/{id}/mark.png`."""
    return _file(certificate.image(mark_to_show(mark_id)), "image/png", f"mark-{mark_id}.png")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
