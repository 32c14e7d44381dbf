"""Taking words back where one said them: it reaches over several floors, as the receipt's page for it does."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.activity import actors
from alongside.insight.actions import take_back
from alongside.live.presenters.answering import said, taken_back_words
from alongside.live.presenters.media import own_address_in
from alongside.live.queries.answering import contribution_of
from alongside.live.views.participant.answering import address_of_answer
from alongside.live.views.participant.visit import Visit, page_of_participant, show


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_participant
def take_back_here(request: HttpRequest, visit: Visit, contribution_id: int) -> HttpResponse:
    """`/join/{code}/take-back/{id}/`: says what goes and what stays (GET), and does it (POST); then back there."""
    contribution = contribution_of(visit.someone, contribution_id)
    back = address_of_answer(visit, contribution.prompt_id, contribution.moment)
    if request.method == "POST":
        take_back(contribution=contribution, by=actors.participant(visit.someone.pk))
        messages.success(request, taken_back_words(contribution))
        return redirect(back)
    one = said(contribution, contribution.prompt, visit.likes, address=own_address_in(visit.session))
    return show(request, visit, "take_back", {"one": one, "back_url": back, "back_text": "Go back", "keep_url": back})
