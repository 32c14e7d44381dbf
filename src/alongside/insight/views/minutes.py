"""The minutes of a meeting with what became of its follow-ups, on a page and to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.answers.permissions import can_promise_follow_up
from alongside.core.typed import whole_number
from alongside.gatherings import permissions
from alongside.gatherings.presenters.minutes import minutes_page
from alongside.gatherings.queries import gathering_for, minutes_for
from alongside.insight.presenters.minutes import next_lines
from alongside.insight.reporting import typeset
from alongside.insight.reporting.minutes import empty_minutes, filled_minutes
from alongside.insight.views.forms import pdf
from alongside.people.queries import groups_of
from alongside.people.views import enter
from alongside.projects.queries import pack_for_project, packs_of, project_for
from alongside.projects.views.stages import wants_easy_words


@require_safe
def minutes(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """`…/minutes/{id}/`: for the project's team, and for everybody once they are published."""
    standing = enter(request, slug)
    found = minutes_for(standing, project_slug, pk)
    page = minutes_page(found, packs_of(found.project), is_team=standing.is_team)
    context = {
        "project": found.project,
        "page": page,
        "next": next_lines(page, standing),
        "can_write": permissions.can_record_gathering(standing),
        "can_publish": permissions.can_publish_minutes(standing)
        and (found.published_at is None or page.public is not None),
        "can_promise": can_promise_follow_up(standing),
    }
    return render(request, "insight/minutes/minutes.html", context)


@require_safe
def empty_sheet(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/minutes/blank.pdf`: the form of minutes to write on, as an accessible PDF; with `?gathering=` of that one."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    number = whole_number(request.GET.get("gathering"))
    form = empty_minutes(
        project,
        pack_for_project(project),
        easy=wants_easy_words(request),
        groups=[group.title for group in groups_of(standing.area)],
        gathering=None if number is None else gathering_for(standing, project_slug, number),
    )
    return pdf(typeset(form), name=f"{project.slug}-minutes-blank.pdf")


@require_safe
def sheet(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """`…/minutes/{id}/filled.pdf`: minutes as whoever looks may read them, as an accessible PDF."""
    standing = enter(request, slug)
    found = minutes_for(standing, project_slug, pk)
    page = minutes_page(found, packs_of(found.project), is_team=standing.is_team)
    form = filled_minutes(found.project, page, with_names=standing.is_team)
    return pdf(typeset(form), name=f"{found.project.slug}-minutes-{page.day.isoformat()}.pdf")
