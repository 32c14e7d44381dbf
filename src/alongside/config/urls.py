"""Every page of the site. Each app names its own; areas come last, since their addresses start with a slug."""

from django.urls import URLPattern, URLResolver, include, path

handler500 = "alongside.config.errors.went_wrong"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("alongside.demo.urls")),
    path("", include("alongside.core.urls")),
    path("", include("alongside.people.urls")),
    path("", include("alongside.live.urls")),
    path("", include("alongside.gatherings.urls")),
    path("", include("alongside.projects.urls")),
    path("", include("alongside.practice.urls")),
    path("", include("alongside.frameworks.urls")),
    path("", include("alongside.themes.urls")),
    path("", include("alongside.answers.urls")),
    path("", include("alongside.assurance.urls")),
    path("", include("alongside.insight.urls")),
]
