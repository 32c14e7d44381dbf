from django.urls import URLPattern, path

from alongside.assurance.marks import views

_ISSUER = ".well-known/marks/<slug:slug>/"
_PROJECT = "<slug:slug>/projects/<slug:project_slug>/mark/"

urlpatterns: list[URLPattern] = [
    path("verify/<uuid:mark_id>/", views.mark, name="mark"),
    path("verify/<uuid:mark_id>/credential.json", views.credential, name="mark_credential"),
    path("verify/<uuid:mark_id>/mark.svg", views.drawing, name="mark_drawing"),
    path(f"{_ISSUER}issuer.json", views.issuer, name="mark_issuer"),
    path(f"{_ISSUER}withdrawn.json", views.withdrawn_marks, name="withdrawn_marks"),
    path(_PROJECT, views.project_mark, name="project_mark"),
    path(f"{_PROJECT}<uuid:mark_id>/withdraw/", views.withdraw, name="mark_withdraw"),
]
