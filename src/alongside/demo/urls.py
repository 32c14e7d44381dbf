from django.urls import URLPattern, path

from alongside.demo import views

urlpatterns: list[URLPattern] = [
    path("", views.landing, name="landing"),
    path("demonstration/sign-in/", views.sign_in, name="demonstration_sign_in"),
]
