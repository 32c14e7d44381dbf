from django.urls import URLPattern, path

from alongside.themes import views

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/projects/<slug:project_slug>/themes/", views.workbench, name="workbench"),
    path("<slug:slug>/projects/<slug:project_slug>/themes/new/", views.make_theme, name="make_theme"),
    path("<slug:slug>/themes/<int:pk>/wording/", views.reword_theme, name="reword_theme"),
    path("<slug:slug>/themes/<int:pk>/ask/", views.ask_members, name="ask_members"),
]
