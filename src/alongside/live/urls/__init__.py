"""The participants' pages, and the team's."""

from django.urls import URLPattern, URLResolver

from alongside.live.urls import participant, safeguarding, tables, team

urlpatterns: list[URLPattern | URLResolver] = [
    *participant.urlpatterns,
    *team.urlpatterns,
    *safeguarding.urlpatterns,
    *tables.urlpatterns,
]
