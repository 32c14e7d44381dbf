"""The sessions of an area: the list, and setting up a new one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.frameworks.queries import template_for, templates_for
from alongside.live.actions import create_session
from alongside.live.forms.sessions import SessionForm
from alongside.live.permissions import can_run_session, check_can_run_session
from alongside.live.presenters.sessions import session_row, template_card
from alongside.live.queries.desk import sessions_with_people
from alongside.people.views import enter
from alongside.projects.queries import projects_of


@require_safe
def sessions(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/sessions/`: every session, the newest first."""
    standing = enter(request, slug)
    can_run = can_run_session(standing)
    rows = [session_row(session, people=people, can_run=can_run) for session, people in sessions_with_people(standing)]
    return render(request, "live/sessions/list.html", {"rows": rows, "can_run": can_run})


@require_safe
def choose_template(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/sessions/new/`: what shall people do?"""
    standing = enter(request, slug)
    check_can_run_session(standing)
    cards = [template_card(template) for template in templates_for(standing.area)]
    return render(
        request, "live/sessions/choose_template.html", {"cards": cards, "project": request.GET.get("project", "")}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_session(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    """`/{area}/sessions/new/{template}/`: title, words, day; all filled in already."""
    standing = enter(request, slug)
    check_can_run_session(standing)
    chosen = template_for(standing.area, template)
    if chosen is None:
        raise Http404("There is no such template in this area.")
    form = SessionForm(
        request.POST or None,
        template=chosen,
        projects=projects_of(standing),
        project=request.GET.get("project", ""),
    )
    if form.is_valid():
        session = create_session(area=standing.area, template=chosen, by=standing.actor, **form.cleaned_data)
        return redirect("session", standing.area.slug, session.code)
    return render(request, "live/sessions/new.html", {"form": form, "card": template_card(chosen)})
