"""The site's own pages, an area's desk and projects, and last of all its front page."""

from django.urls import URLPattern, path

from alongside.insight.views import area, desk, minutes, pages, project, training, work_map

urlpatterns: list[URLPattern] = [
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("<slug:slug>/desk/", desk.desk, name="desk"),
    path("<slug:slug>/what-we-do/", work_map.work_map, name="work_map"),
    path("<slug:slug>/practice/training/", training.training, name="training"),
    path("<slug:slug>/projects/<slug:project_slug>/", project.project, name="project"),
    path("<slug:slug>/projects/<slug:project_slug>/minutes/<int:pk>/", minutes.minutes, name="minutes"),
    path("<slug:slug>/", area.area, name="area"),
]
