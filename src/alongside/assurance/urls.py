from django.urls import URLPattern, path

from alongside.assurance import review_views, views
from alongside.assurance.assessing import urls as assessing
from alongside.assurance.marks import urls as marks
from alongside.assurance.signing import urls as signing

_LABEL = "<slug:slug>/projects/<slug:project_slug>/label/"
_CHECKS = "<slug:slug>/projects/<slug:project_slug>/checks/"
_REVIEW = "<slug:slug>/projects/<slug:project_slug>/review/"

urlpatterns: list[URLPattern] = [
    path(_LABEL, views.label, name="project_label"),
    path(f"{_LABEL}remarks/<int:pk>/take-back/", views.take_back, name="remark_take_back"),
    path(_CHECKS, views.checks, name="project_checks"),
    path(f"{_CHECKS}<slug:check>/attest/", views.attest, name="check_attest"),
    path(f"{_CHECKS}<slug:check>/take-back/", views.take_back_attestation, name="check_take_back"),
    path(_REVIEW, review_views.reviews, name="project_reviews"),
    path(f"{_REVIEW}<slug:group>/", review_views.review, name="project_review"),
    *signing.urlpatterns,
    *marks.urlpatterns,
    *assessing.urlpatterns,
]
