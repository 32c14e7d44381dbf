from django.urls import URLPattern, path

from alongside.projects import views

_PROJECT = "<slug:slug>/projects/<slug:project_slug>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/projects/", views.projects, name="projects"),
    path("<slug:slug>/projects/new/", views.start, name="project_new"),
    path(f"{_PROJECT}publish/", views.publish, name="project_publish"),
    path(f"{_PROJECT}finish/", views.finish, name="project_finish"),
    path(f"{_PROJECT}parts/<slug:part>/", views.part, name="project_part"),
    path(f"{_PROJECT}parts/<slug:part>/agree/", views.agree, name="project_agree"),
    path(f"{_PROJECT}readiness/", views.readiness, name="project_readiness"),
    path(f"{_PROJECT}stages/<slug:stage>/", views.stage, name="project_stage"),
]
