"""Files to take away."""

from django.urls import URLPattern, path

from alongside.insight.views import exporting

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/sessions/<str:code>/export/", exporting.export, name="session_export"),
]
