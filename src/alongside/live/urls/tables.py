"""Tables to go round, and what is settled before people come."""

from django.urls import URLPattern, path

from alongside.live.views import tables
from alongside.live.views.participant.tables import choose_table, questions

urlpatterns: list[URLPattern] = [
    path("join/<str:code>/tables/<slug:activity>/", choose_table, name="join_tables"),
    path("join/<str:code>/questions/", questions, name="join_questions"),
    path("<slug:slug>/sessions/<str:code>/beforehand/", tables.beforehand, name="session_beforehand"),
    path("<slug:slug>/sessions/<str:code>/tables/<int:prompt_id>/", tables.table, name="session_table"),
]
