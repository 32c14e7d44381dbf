from django.urls import URLPattern, path

from alongside.projects.views import people_map, projects, stages

_PROJECT = "<slug:slug>/projects/<slug:project_slug>/"
_STAGE = f"{_PROJECT}stages/<slug:stage>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/projects/", projects.projects, name="projects"),
    path("<slug:slug>/projects/new/", projects.start, name="project_new"),
    path(f"{_PROJECT}publish/", projects.publish, name="project_publish"),
    path(f"{_PROJECT}finish/", projects.finish, name="project_finish"),
    path(f"{_PROJECT}parts/<slug:part>/", projects.part, name="project_part"),
    path(f"{_PROJECT}parts/<slug:part>/agree/", projects.agree, name="project_agree"),
    path(f"{_PROJECT}readiness/", projects.readiness, name="project_readiness"),
    path(f"{_PROJECT}people-map/", people_map.people_map, name="project_people_map"),
    path(f"{_PROJECT}people-map/<int:pk>/", people_map.change, name="project_people_map_change"),
    path(_STAGE, stages.stage, name="project_stage"),
    path(f"{_STAGE}paper/", stages.from_paper, name="project_stage_paper"),
    path(f"{_STAGE}answers/<slug:question>/", stages.answer, name="project_answer"),
    path(f"{_PROJECT}version/", projects.version, name="project_version"),
]
