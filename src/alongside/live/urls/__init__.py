"""The participants' pages, and the team's."""

from django.urls import URLPattern, URLResolver

from alongside.live.urls import participant, team

urlpatterns: list[URLPattern | URLResolver] = [*participant.urlpatterns, *team.urlpatterns]
