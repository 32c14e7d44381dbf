"""The minutes of a meeting with what became of its follow-ups, on a page and to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.answers.permissions import can_promise_follow_up
from alongside.gatherings import permissions
from alongside.gatherings.presenters.minutes import minutes_page
from alongside.gatherings.queries import minutes_for
from alongside.insight.presenters.minutes import next_lines
from alongside.people.views import enter
from alongside.projects.queries import packs_of


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
