"""Forms to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.insight.reporting import typeset
from alongside.insight.reporting.forms import Filled, form_of_stage
from alongside.people.queries import groups_of
from alongside.people.views import enter
from alongside.projects.presenters.stages import stage_page
from alongside.projects.queries import project_for
from alongside.projects.views.stages import wants_easy_words


@require_safe
def stage_sheet(request: HttpRequest, slug: str, project_slug: str, stage: str, filled: str) -> HttpResponse:
    """`…/stages/{stage}/blank.pdf` and `filled.pdf`: the form of a stage as an accessible PDF."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    page = stage_page(project, stage)
    form = form_of_stage(
        project,
        page,
        filled_of(filled),
        easy=wants_easy_words(request),
        with_names=standing.is_team,
        groups=[group.title for group in groups_of(standing.area)],
    )
    return pdf(typeset(form), name=f"{project.slug}-{page.stage.id}-{filled}.pdf")


def filled_of(key: str) -> Filled:
    """Empty or filled; `Http404` for anything else."""
    try:
        return Filled(key)
    except ValueError as unknown:
        raise Http404("A form is printed blank or filled.") from unknown


def pdf(content: bytes, *, name: str) -> HttpResponse:
    """A PDF that the browser shows, and saves under this name."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
