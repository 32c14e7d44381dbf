from django.urls import URLPattern, path

from alongside.answers import views

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/themes/<int:pk>/decide/", views.decide, name="decide"),
    path("<slug:slug>/decisions/<int:pk>/publish/", views.publish, name="publish_decision"),
    path("<slug:slug>/decisions/<int:pk>/groups/<int:group_pk>/", views.say_stance, name="say_stance"),
    path("<slug:slug>/decisions/<int:pk>/promises/new/", views.make_promise, name="make_promise"),
    path("<slug:slug>/sessions/<str:code>/pledges/<uuid:uuid>/promise/", views.take_up_pledge, name="take_up_pledge"),
    path(
        "<slug:slug>/projects/<slug:project_slug>/follow-ups/<int:pk>/promise/",
        views.promise_follow_up,
        name="promise_follow_up",
    ),
    path("<slug:slug>/promises/<int:pk>/done/", views.say_done, name="say_done"),
    path("<slug:slug>/promises/<int:pk>/groups/<int:group_pk>/", views.say_kept, name="say_kept"),
    path(
        "<slug:slug>/promises/<int:pk>/difference/<int:group_pk>/",
        views.say_difference,
        name="say_difference",
    ),
]
