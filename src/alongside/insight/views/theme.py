"""A theme, its quotes, its decision, its promises and its thread: one page, the same for everybody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.answers.permissions import can_decide, can_publish
from alongside.insight.presenters.answers import answer_panel, quote, theme_knots
from alongside.insight.queries.answers import whole_theme
from alongside.people.views import enter
from alongside.themes.permissions import can_code

QUOTES_ON_A_PAGE = 12


def theme(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The page of a theme."""
    standing = enter(request, slug)
    whole = whole_theme(standing, pk)
    panels = [answer_panel(decision, standing, represented=whole.represented) for decision in whole.decisions]
    current = next((panel for panel in panels if panel.decision.is_current), None)
    page = Paginator(whole.quotes, QUOTES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "whole": whole,
        "theme": whole.theme,
        "project": whole.theme.project,
        "is_team": standing.is_team,
        "answer": current,
        "earlier": [panel for panel in panels if not panel.decision.is_current],
        "page": page,
        "quotes": [quote(contribution) for contribution in page.object_list],
        "people": whole.heard.in_public(standing.area).people,
        "check_words": [check for check in whole.checks if check.words] if standing.is_team else [],
        "knots": theme_knots(
            whole.theme,
            whole.heard,
            whole.state,
            current.decision if current else None,
            current.promises if current else (),
        ),
        "can_code": can_code(standing),
        "can_decide": can_decide(standing),
        "can_publish": can_publish(standing),
    }
    return render(request, "insight/theme/theme.html", context)
