"""The pages that put answers before everybody."""

from django.urls import URLPattern, path

from alongside.insight.views import answers, media, pledges, theme

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/answers/", answers.answers, name="answers"),
    path("<slug:slug>/answers/print/", answers.print_answers, name="answers_print"),
    path("<slug:slug>/media/<uuid:media_id>/", media.quoted, name="quoted_media"),
    path("<slug:slug>/promises/<int:pk>/", pledges.promise, name="promise"),
    path("<slug:slug>/sessions/<str:code>/pledges/", pledges.pledges, name="session_pledges"),
    path("<slug:slug>/themes/<int:pk>/", theme.theme, name="theme"),
]
