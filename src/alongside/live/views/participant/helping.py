""" "I don't understand this" and "I need a break or help": one press, from every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.core.typed import whole_number
from alongside.live.actions.help import ask_for_help
from alongside.live.enums import HelpKind
from alongside.live.limits import CALLS, JOINS
from alongside.live.models import Prompt
from alongside.live.queries.answering import prompt_in
from alongside.live.views.participant.door import joined
from alongside.live.views.participant.visit import Visit, page_of_session, show, wait_a_little, way_back


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_session
def help_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/help/`: call somebody (POST), and the calm page that says they are coming."""
    if request.method == "POST":
        return _called(request, visit)
    back = way_back(request, otherwise=visit.link("join_notice"))
    kind = request.GET.get("kind")
    return show(request, visit, "help", {"back": back, "needs_explaining": kind == HelpKind.DONT_UNDERSTAND})


def _called(request: HttpRequest, visit: Visit) -> HttpResponse:
    kind = request.POST.get("kind")
    if kind not in HelpKind.values:
        kind = HelpKind.NEED_HELP
    back = way_back(request, otherwise=visit.link("join_notice"))
    response = redirect(f"{visit.link('join_help')}?{urlencode({'kind': kind, 'next': back})}")
    if visit.participant is None and not visit.session.can_be_joined:
        return response
    if visit.participant is None and JOINS.is_reached(str(visit.session.pk)):
        return wait_a_little(request, JOINS)
    # Who presses it before they said who they are takes part from now on: they choose their group later.
    participant = visit.participant or joined(response, visit, group=None)
    if CALLS.is_reached(str(participant.pk)):
        return response  # they have called already, and somebody is coming
    CALLS.count(str(participant.pk))
    ask_for_help(participant=participant, kind=HelpKind(kind), prompt=_prompt(request, visit))
    return response


def _prompt(request: HttpRequest, visit: Visit) -> Prompt | None:
    prompt_id = whole_number(request.POST.get("prompt"))
    return None if prompt_id is None else prompt_in(visit.session, prompt_id)
