"""What goes to the safeguarding leads, and their pages."""

from django.urls import URLPattern, path

from alongside.live.views import safeguarding

_HERE = "<slug:slug>/safeguarding/"

urlpatterns: list[URLPattern] = [
    path(
        "<slug:slug>/sessions/<str:code>/contributions/<uuid:uuid>/safeguarding/",
        safeguarding.send,
        name="contribution_safeguarding",
    ),
    path(_HERE, safeguarding.concerns, name="concerns"),
    path(f"{_HERE}settings/", safeguarding.settings, name="safeguarding_settings"),
    path(f"{_HERE}<int:pk>/", safeguarding.concern, name="concern"),
    path(f"{_HERE}<int:pk>/acknowledge/", safeguarding.acknowledge, name="concern_acknowledge"),
    path(f"{_HERE}<int:pk>/outcome/", safeguarding.outcome, name="concern_outcome"),
    path(f"{_HERE}<int:pk>/return/", safeguarding.give_back, name="concern_return"),
    path(f"{_HERE}<int:pk>/delete/", safeguarding.delete_words, name="concern_delete"),
]
