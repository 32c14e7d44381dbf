"""Files to take away."""

from django.urls import URLPattern, path

from alongside.insight.views import exporting, forms, minutes

_MINUTES = "<slug:slug>/projects/<slug:project_slug>/minutes/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/sessions/<str:code>/export/", exporting.export, name="session_export"),
    path(
        "<slug:slug>/projects/<slug:project_slug>/stages/<slug:stage>/<slug:filled>.pdf",
        forms.stage_sheet,
        name="project_stage_sheet",
    ),
    path(f"{_MINUTES}blank.pdf", minutes.empty_sheet, name="minutes_sheet"),
    path(f"{_MINUTES}<int:pk>/filled.pdf", minutes.sheet, name="minutes_filled_sheet"),
]
