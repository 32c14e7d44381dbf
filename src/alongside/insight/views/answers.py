"""You said, we did: what an area answered, for everybody, on screen and on paper."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.answers.queries import published_in
from alongside.core.qr import qr_picture
from alongside.insight.presenters.answers import answer_panel, check_panel, quote, theme_knots
from alongside.insight.queries.answers import PublicAnswer, with_voices
from alongside.people.standing import Standing
from alongside.people.views import enter

ANSWERS_ON_A_PAGE = 10
ANSWERS_ON_PAPER = 3
LONGEST_ON_PAPER = 140  # letters of a quote: exact words are left out rather than cut


def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """The answers page of an area."""
    standing = enter(request, slug)
    page = Paginator(published_in(standing.area), ANSWERS_ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [_row(answer, standing) for answer in with_voices(page.object_list)]
    return render(request, "insight/answers/answers.html", {"page": page, "rows": rows})


def print_answers(request: HttpRequest, slug: str) -> HttpResponse:
    """One easy page of answers, to print and take back to groups: the newest, or the themes that are asked for."""
    standing = enter(request, slug)
    published = published_in(standing.area)
    wanted = [int(pk) for pk in request.GET.getlist("theme") if pk.isdecimal()]
    chosen = published.filter(theme__in=wanted) if wanted else published
    rows = [_row(answer, standing) for answer in with_voices(chosen[:ANSWERS_ON_PAPER])]
    address = settings.SITE_URL + reverse("answers", args=[slug])
    context = {
        "rows": rows,
        "more": max(0, published.count() - len(rows)),
        "address": address,
        "qr": qr_picture(address, title="Picture of this address, for a camera"),
    }
    return render(request, "insight/answers/print.html", context)


def _row(answer: PublicAnswer, standing: Standing) -> dict[str, object]:
    theme = answer.decision.theme
    panel = answer_panel(answer.decision, standing)
    quotes = [quote(contribution) for contribution in answer.quotes]
    return {
        "theme": theme,
        "answer": panel,
        "people": answer.heard.in_public(standing.area).people,
        "quotes": quotes,
        "short_quote": next((one for one in quotes if len(one.words) <= LONGEST_ON_PAPER), None),
        "knots": theme_knots(theme, answer.heard, check_panel(theme, answer.checks).state, panel),
    }
