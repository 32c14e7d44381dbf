"""The receipt's pages, and an area's own; the area's front page comes last."""

from django.urls import URLPattern, URLResolver

from alongside.insight.urls import answers, exporting, marks, receipt, team

urlpatterns: list[URLPattern | URLResolver] = [
    *receipt.urlpatterns,
    *answers.urlpatterns,
    *exporting.urlpatterns,
    *marks.urlpatterns,
    *team.urlpatterns,
]
