"""Files to take away."""

from django.urls import URLPattern, path

from alongside.insight.views import exporting, forms

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/sessions/<str:code>/export/", exporting.export, name="session_export"),
    path(
        "<slug:slug>/projects/<slug:project_slug>/stages/<slug:stage>/<slug:filled>.pdf",
        forms.stage_sheet,
        name="project_stage_sheet",
    ),
]
