"""A theme, its quotes, its decision, its promises and its thread: one page, the same for everybody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.answers.models import Decision
from alongside.answers.permissions import can_decide, can_publish
from alongside.insight.presenters.answers import AnswerPanel, answer_panel, check_panel, quote, theme_knots
from alongside.insight.queries.answers import WholeTheme, whole_theme
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.themes.permissions import can_code

QUOTES_ON_A_PAGE = 8


def theme(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The page of a theme."""
    standing = enter(request, slug)
    whole = whole_theme(standing, pk)
    page = Paginator(whole.quotes, QUOTES_ON_A_PAGE).get_page(request.GET.get("page"))
    answer, waiting = _panel(whole.current, whole, standing), _panel(whole.waiting, whole, standing)
    check = check_panel(whole.theme, whole.checks)
    context = {
        "theme": whole.theme,
        "project": whole.theme.project,
        "heard": whole.heard,
        "people": whole.heard.in_public(standing.area).people,
        "page": page,
        "quotes": [quote(contribution, in_public=not standing.is_team) for contribution in page.object_list],
        "check": check,
        "knots": theme_knots(whole.theme, whole.heard, check.state, answer),
        "answers": [panel for panel in (waiting, answer) if panel],
        "earlier": [_panel(decision, whole, standing) for decision in whole.earlier],
        "wordings": whole.wordings,
        "is_public": answer is not None and answer.decision.published_at is not None,
        "is_team": standing.is_team,
        "can_code": can_code(standing),
        "can_decide": can_decide(standing),
        "can_publish": can_publish(standing),
    }
    return render(request, "insight/theme/theme.html", context)


def _panel(decision: Decision | None, whole: WholeTheme, standing: Standing) -> AnswerPanel | None:
    if decision is None:
        return None
    return answer_panel(
        decision, standing, represented=whole.represented, tallies=whole.tallies, differences=whole.differences
    )
