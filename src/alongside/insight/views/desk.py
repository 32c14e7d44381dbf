from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.insight.presenters.desk import Desk
from alongside.people.permissions import check_can_see_desk
from alongside.people.views import enter


@require_safe
@login_required
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """The first page after signing in: what needs a person in this area."""
    standing = enter(request, slug)
    check_can_see_desk(standing)
    waiting = Desk(standing)
    return render(request, "insight/desk/desk.html", {"sections": waiting.sections(), "steps": waiting.next_steps()})
