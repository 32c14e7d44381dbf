from django.urls import URLPattern, path

from alongside.core import views

urlpatterns: list[URLPattern] = [
    path("gallery/", views.staff_gallery, name="gallery"),
    path("gallery/participant/", views.participant_gallery, name="gallery_participant"),
    path("gallery/screen/", views.screen_gallery, name="gallery_screen"),
]
