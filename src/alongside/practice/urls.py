from django.urls import URLPattern, path

from alongside.practice.views import barriers, checklists, goals, reflections

_REFLECTION = "<slug:slug>/practice/reflections/<int:pk>/"
_GOAL = "<slug:slug>/practice/goals/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/practice/", goals.practice, name="practice"),
    path("<slug:slug>/practice/reflections/new/", reflections.start, name="reflection_new"),
    path(_REFLECTION, reflections.reflection, name="reflection"),
    path(f"{_REFLECTION}choose/", reflections.choose, name="reflection_choose"),
    path(f"{_REFLECTION}<int:number>/", reflections.look, name="reflection_look"),
    path(f"{_REFLECTION}<int:number>/next/", reflections.look_next, name="reflection_next"),
    path(f"{_REFLECTION}notes/<int:note>/take-back/", reflections.take_back, name="reflection_take_back"),
    path("<slug:slug>/practice/checklists/new/<slug:checklist>/", checklists.take_up, name="checklist_new"),
    path("<slug:slug>/practice/checklists/<int:pk>/", checklists.checklist, name="checklist"),
    path("<slug:slug>/practice/checklists/<int:pk>/<slug:moment>/", checklists.fill, name="checklist_fill"),
    path("<slug:slug>/practice/barriers/", barriers.barriers, name="barriers"),
    path("<slug:slug>/practice/barriers/new/", barriers.record, name="barrier_new"),
    path("<slug:slug>/practice/barriers/<int:pk>/", barriers.barrier, name="barrier"),
    path("<slug:slug>/practice/barriers/<int:pk>/share/", barriers.share, name="barrier_share"),
    path("<slug:slug>/practice/goals/new/", goals.propose, name="goal_new"),
    path(_GOAL, goals.goal, name="goal"),
    path(f"{_GOAL}take-on/", goals.take_on, name="goal_take_on"),
    path(f"{_GOAL}agree/", goals.agree, name="goal_agree"),
    path(f"{_GOAL}review/", goals.review, name="goal_review"),
]
