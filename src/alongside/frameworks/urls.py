from django.urls import path

from alongside.frameworks import views

urlpatterns = [path("<slug:slug>/charter/", views.charter_page, name="charter")]
