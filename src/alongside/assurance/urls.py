from django.urls import URLPattern, path

from alongside.assurance import views

_LABEL = "<slug:slug>/projects/<slug:project_slug>/label/"

urlpatterns: list[URLPattern] = [
    path(_LABEL, views.label, name="project_label"),
    path(f"{_LABEL}remarks/<int:pk>/take-back/", views.take_back, name="remark_take_back"),
]
