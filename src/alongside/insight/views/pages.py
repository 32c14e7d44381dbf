"""What every site owes its readers: how accessible it is, and what it does with what it is told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.people.queries import all_areas


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, with whom to tell when something does not work."""
    return render(request, "insight/pages/accessibility.html", {"areas": all_areas()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who sees it, and how to take it back."""
    return render(request, "insight/pages/privacy.html", {"areas": all_areas()})
