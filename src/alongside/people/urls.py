from django.urls import URLPattern, URLResolver, include, path

from alongside.people import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/after/", views.after_sign_in, name="after_sign_in"),
    path("accounts/", include("allauth.urls")),
]
