from django.urls import URLPattern, path

from alongside.assurance.signing import views

_SIGN_OFF = "<slug:slug>/projects/<slug:project_slug>/sign-off/"

urlpatterns: list[URLPattern] = [
    path(_SIGN_OFF, views.sign_off, name="project_sign_off"),
    path(f"{_SIGN_OFF}ask/", views.ask, name="sign_off_ask"),
    path(f"{_SIGN_OFF}for/<slug:group>/", views.sign, name="project_sign"),
]
