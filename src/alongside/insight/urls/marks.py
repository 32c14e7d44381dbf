"""A charter mark to take away."""

from django.urls import URLPattern, path

from alongside.insight.views import marks

urlpatterns: list[URLPattern] = [
    path("verify/<uuid:mark_id>/certificate.pdf", marks.certificate_file, name="mark_certificate"),
    path("verify/<uuid:mark_id>/mark.png", marks.image_file, name="mark_image"),
]
