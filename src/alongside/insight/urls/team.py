"""An area's own pages: its desk, its projects, and last of all its front page."""

from django.urls import URLPattern, path

from alongside.insight.views import area, desk, project

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/desk/", desk.desk, name="desk"),
    path("<slug:slug>/projects/<slug:project>/", project.project, name="project"),
    path("<slug:slug>/", area.area, name="area"),
]
