"""What only some are asked on arrival: who speaks for others whom they asked, who was here before for the receipt."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.core.limits import address_of
from alongside.live import carrying
from alongside.live.actions.joining import continue_from, set_asked
from alongside.live.forms.participant import AskedForm
from alongside.live.forms.receipt import ReceiptForm
from alongside.live.guessing import WRONG_RECEIPTS
from alongside.live.models import Participant
from alongside.live.queries.participants import participant_with_id, participant_with_receipt
from alongside.live.views.participant.visit import (
    Visit,
    page_of_participant,
    posted,
    show,
    show_at_door,
    way_back,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_participant
def asked(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/asked/`: whoever speaks for others says how many they asked, and how; or skips it."""
    onwards = way_back(request, otherwise=visit.link("join_how"))
    somebody = visit.someone
    known = {"asked_people": somebody.asked_people, "asked_how": somebody.asked_how}
    form = AskedForm(posted(request), initial=known)
    if request.method == "POST" and form.is_valid():
        set_asked(participant=somebody, people=form.cleaned_data["asked_people"], how=form.cleaned_data["asked_how"])
        return redirect(onwards)
    return show(request, visit, "asked", {"form": form, "onwards": onwards}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_participant
def before(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/before/`: who took part before may bring their receipt along; it shows nothing of what they said."""
    form = ReceiptForm()
    if request.method == "POST":
        if WRONG_RECEIPTS.is_reached(address_of(request)):
            return show_at_door(request, "too_many", status=429)
        form = ReceiptForm({"receipt": "-"} if "open" in request.POST else request.POST)
        if form.is_valid() and _is_carried_on(request, visit, form):
            messages.success(request, "Thank you. Both days belong together now.")
            return redirect("join_answer", code=visit.session.code)
    has_one_open = _open_here(request) not in (None, visit.participant)
    return show(
        request, visit, "before", {"form": form, "has_one_open": has_one_open}, status=422 if form.errors else 200
    )


def _open_here(request: HttpRequest) -> Participant | None:
    holder_id = carrying.receipt_holder_id(request)
    return participant_with_id(holder_id) if holder_id else None


def _is_carried_on(request: HttpRequest, visit: Visit, form: ReceiptForm) -> bool:
    """Whether the receipt was one from before. Of others it says no more than that we cannot find it."""
    is_open = "open" in request.POST
    earlier = _open_here(request) if is_open else participant_with_receipt(form.cleaned_data["receipt"])
    try:
        if earlier is not None:
            continue_from(participant=visit.someone, earlier=earlier)
            return True
    except ValidationError as error:
        if is_open or earlier == visit.participant:
            form.add_error("receipt", error)
            return False
    WRONG_RECEIPTS.count(address_of(request))
    form.say_not_found()
    return False
