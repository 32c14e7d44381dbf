from django.urls import URLPattern, path

from alongside.assurance.assessing import views

_ASSESSMENT = "<slug:slug>/projects/<slug:project_slug>/assessment/"

urlpatterns: list[URLPattern] = [
    path(_ASSESSMENT, views.assessment, name="project_assessment"),
    path(f"{_ASSESSMENT}submit/", views.submit, name="assessment_submit"),
    path(f"{_ASSESSMENT}ask/", views.ask, name="assessment_ask"),
    path(f"{_ASSESSMENT}questions/<int:pk>/", views.answer, name="assessment_answer"),
    path(f"{_ASSESSMENT}decide/", views.decide, name="assessment_decide"),
]
