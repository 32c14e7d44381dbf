"""Participants' pages: no account, no name, no JavaScript needed."""

from django.urls import URLPattern, path

from alongside.live.views import media
from alongside.live.views.participant import answering, arriving, done, door, helping, offline, supporting

urlpatterns: list[URLPattern] = [
    path("join/", door.type_code, name="join"),
    path("join/how/", door.how_at_door, name="how"),  # no join code has three letters
    path("join/sw.js", offline.worker, name="join_worker"),
    path("join/offline/", offline.offline, name="join_offline"),  # nor seven
    path("join/<str:code>/", door.notice, name="join_notice"),
    path("join/<str:code>/who/", door.who, name="join_who"),
    path("join/<str:code>/whose/", door.whose, name="join_whose"),
    path("join/<str:code>/asked/", arriving.asked, name="join_asked"),
    path("join/<str:code>/before/", arriving.before, name="join_before"),
    path("join/<str:code>/how/", door.how, name="join_how"),
    path("join/<str:code>/leave/", door.leave, name="join_leave"),
    path("join/<str:code>/help/", helping.help_page, name="join_help"),
    path("join/<str:code>/answer/", answering.answer, name="join_answer"),
    path("join/<str:code>/answer/<int:prompt_id>/", answering.question, name="join_prompt"),
    path("join/<str:code>/answer/<int:prompt_id>/next/", answering.go_on, name="join_prompt_next"),
    path("join/<str:code>/answer/<int:prompt_id>/others/", supporting.others, name="join_others"),
    path("join/<str:code>/answer/<int:prompt_id>/support/", supporting.support, name="join_support"),
    path("join/<str:code>/answer/<int:prompt_id>/<slug:moment>/", answering.question, name="join_moment"),
    path("join/<str:code>/answer/<int:prompt_id>/<slug:moment>/next/", answering.go_on, name="join_moment_next"),
    path("join/<str:code>/media/<uuid:media_id>/", media.own, name="join_media"),
    path("join/<str:code>/done/", done.done, name="join_done"),
]
