"""You said, we did: what an area answered, for everybody, on screen and on paper."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.answers.models import Promise
from alongside.answers.queries import promises_of_follow_ups, promises_of_pledges, published_in
from alongside.core.qr import qr_picture
from alongside.core.typed import ids_in
from alongside.insight.presenters.answers import PromisePanel, promise_panel
from alongside.insight.presenters.published import answer_row, on_one_sheet
from alongside.insight.queries.answers import with_voices
from alongside.people.standing import Standing
from alongside.people.views import enter

ANSWERS_ON_A_PAGE = 10
ANSWERS_ON_PAPER = 3
PLEDGED_SHOWN = 50


def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """The answers page of an area."""
    standing = enter(request, slug)
    page = Paginator(published_in(standing.area), ANSWERS_ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [answer_row(answer, standing) for answer in with_voices(page.object_list)]
    # Promises that came of pledges and meetings have no decision above them: they stand by themselves, on page one.
    is_first = page.number == 1
    context = {
        "page": page,
        "rows": rows,
        "pledged": _panels(promises_of_pledges(standing.area), standing) if is_first else [],
        "followed": _panels(promises_of_follow_ups(standing.area), standing) if is_first else [],
    }
    return render(request, "insight/answers/answers.html", context)


def _panels(promises: QuerySet[Promise], standing: Standing) -> list[PromisePanel]:
    return [promise_panel(one, one.askers, standing) for one in promises[:PLEDGED_SHOWN]]


def print_answers(request: HttpRequest, slug: str) -> HttpResponse:
    """One easy page of answers, to print and take back to groups: the newest, or the themes that are asked for."""
    standing = enter(request, slug)
    published = published_in(standing.area)
    wanted = ids_in(request.GET.getlist("theme"))
    chosen = published.filter(theme__in=wanted) if wanted else published
    rows = on_one_sheet([answer_row(answer, standing) for answer in with_voices(chosen[:ANSWERS_ON_PAPER])])
    address = settings.SITE_URL + reverse("answers", args=[slug])
    context = {
        "rows": rows,
        "more": published.count() - len(rows),
        "address": address,
        "qr": qr_picture(address, title="Picture of this address, for a camera"),
    }
    return render(request, "insight/answers/print.html", context)
