"""From which project's page somebody came to a form."""

from collections.abc import Sequence

from django.http import HttpRequest

from alongside.projects.models import Project


def came_from(request: HttpRequest, projects: Sequence[Project]) -> Project | None:
    """The project that `?project=` names, of those that whoever looks may see; nothing where it names none of them."""
    slug = request.GET.get("project", "")
    return next((project for project in projects if project.slug == slug), None)
