"""Participants' pages, then the team's: these begin with an area, so they come last."""

from alongside.live.urls import participant, team

urlpatterns = [*participant.urlpatterns, *team.urlpatterns]
