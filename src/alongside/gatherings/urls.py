from django.urls import URLPattern, path

from alongside.gatherings.views import gatherings, minutes

_MINUTES = "<slug:slug>/projects/<slug:project_slug>/minutes/"
_GATHERINGS = "<slug:slug>/projects/<slug:project_slug>/gatherings/"

urlpatterns: list[URLPattern] = [
    path(f"{_GATHERINGS}new/", gatherings.record, name="gathering_new"),
    path(f"{_GATHERINGS}<int:pk>/", gatherings.gathering, name="gathering"),
    path(f"{_GATHERINGS}<int:pk>/correct/", gatherings.correct, name="gathering_correct"),
    path(f"{_MINUTES}new/", minutes.write, name="minutes_new"),
    path(f"{_MINUTES}new/paper/", minutes.write, {"on_paper": True}, name="minutes_new_paper"),
    path(f"{_MINUTES}<int:pk>/correct/", minutes.correct, name="minutes_correct"),
    path(f"{_MINUTES}<int:pk>/correct/paper/", minutes.correct, {"on_paper": True}, name="minutes_paper"),
    path(f"{_MINUTES}<int:pk>/publish/", minutes.publish, name="minutes_publish"),
]
