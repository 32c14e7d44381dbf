from django.urls import URLPattern, path

from alongside.gatherings import views

_GATHERINGS = "<slug:slug>/projects/<slug:project_slug>/gatherings/"

urlpatterns: list[URLPattern] = [
    path(f"{_GATHERINGS}new/", views.record, name="gathering_new"),
    path(f"{_GATHERINGS}<int:pk>/", views.gathering, name="gathering"),
    path(f"{_GATHERINGS}<int:pk>/correct/", views.correct, name="gathering_correct"),
]
