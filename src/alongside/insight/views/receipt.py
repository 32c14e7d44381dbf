"""The receipt's pages: type it, see what became of one's words, answer, take back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.activity import actors
from alongside.answers.actions import say_did_it_happen, say_own_difference
from alongside.answers.enums import Difference, Happened
from alongside.core import clock
from alongside.core.limits import address_of
from alongside.insight.actions import take_back
from alongside.insight.forms.receipt import CheckForm, HappenedForm, OwnDifferenceForm
from alongside.insight.presenters.receipt import ReceiptPage, receipt_address, receipt_page
from alongside.insight.queries.receipt import promise_with_id, theme_with_id
from alongside.insight.trace import voices_of
from alongside.live import carrying
from alongside.live.actions import set_may_quote
from alongside.live.forms.receipt import ReceiptForm
from alongside.live.guessing import WRONG_RECEIPTS
from alongside.live.likes import Likes
from alongside.live.models import Participant
from alongside.live.presenters.answering import said, taken_back_words
from alongside.live.queries.answering import contribution_of
from alongside.live.queries.participants import participant_with_id, participant_with_receipt
from alongside.live.views.participant.visit import LIKES_COOKIE, how_url, likes_in_cookie, posted
from alongside.themes.actions import answer_member_check
from alongside.themes.enums import CheckAnswer

View = Callable[..., HttpResponse]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def type_receipt(request: HttpRequest) -> HttpResponse:
    """`/r/`: the receipt, however it is typed."""
    if request.method != "POST":
        return _door(request, ReceiptForm())
    if WRONG_RECEIPTS.is_reached(address_of(request)):
        return _show(request, None, "too_many", status=429)
    form = ReceiptForm(request.POST)
    if not form.is_valid():
        return _door(request, form)
    participant = participant_with_receipt(form.cleaned_data["receipt"])
    if participant is None:
        WRONG_RECEIPTS.count(address_of(request))
        form.say_not_found()
        return _door(request, form)
    carrying.open_receipt(request, participant)
    return redirect("receipt_mine")


def _door(request: HttpRequest, form: ReceiptForm) -> HttpResponse:
    is_open = carrying.receipt_holder_id(request) is not None
    return _show(request, None, "type", {"form": form, "is_open": is_open}, status=422 if form.errors else 200)


def page_of_holder(view: View) -> View:
    """A page for whoever has typed their receipt in this browser; others are asked for it."""

    @wraps(view)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        holder_id = carrying.receipt_holder_id(request)
        participant = participant_with_id(holder_id) if holder_id else None
        if participant is None:
            return redirect("receipt")
        return view(request, participant, **kwargs)

    return inner


@never_cache
@require_safe
@page_of_holder
def mine(request: HttpRequest, holder: Participant) -> HttpResponse:
    """`/r/mine/`: what became of each thing that I said."""
    return _show(request, holder, "mine", {"page": _page(request, holder)})


@never_cache
@require_POST
@page_of_holder
def earlier(request: HttpRequest, holder: Participant) -> HttpResponse:
    """`/r/mine/earlier/`: from this receipt to the one that its holder brought along from before."""
    if holder.continues is not None:
        carrying.open_receipt(request, holder.continues)
    return redirect("receipt_mine")


def _page(request: HttpRequest, holder: Participant) -> ReceiptPage:
    likes = _likes(request, holder)
    return receipt_page(voices_of(holder), likes, hear_back_by=holder.session.hear_back_by, today=clock.today())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_holder
def check_theme(request: HttpRequest, holder: Participant, theme_id: int) -> HttpResponse:
    """`/r/mine/themes/{id}/`: is this what you meant?"""
    page = _page(request, holder)
    section = next((one for one in page.sections if one.theme_id == theme_id and one.is_asked), None)
    if section is None:
        raise Http404("This theme is not waiting for your answer.")
    form = CheckForm(posted(request), initial={"answer": section.my_check})
    if request.method == "POST" and form.is_valid():
        answer_member_check(
            theme=theme_with_id(theme_id),
            participant=holder,
            answer=CheckAnswer(form.cleaned_data["answer"]),
            words=form.said,
        )
        messages.success(request, "Thank you. We have your answer.")
        return redirect("receipt_mine")
    return _show(request, holder, "check", {"section": section, "form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_holder
def judge_promise(request: HttpRequest, holder: Participant, promise_id: int) -> HttpResponse:
    """`/r/mine/promises/{id}/`: did it happen?"""
    lines = [line for section in _page(request, holder).sections for line in section.promises]
    promise = next((line for line in lines if line.id == promise_id and line.is_asked), None)
    if promise is None:
        raise Http404("This promise is not waiting for your answer.")
    form = HappenedForm(posted(request))
    if request.method == "POST" and form.is_valid():
        say_did_it_happen(
            promise=promise_with_id(promise_id),
            participant=holder,
            answer=Happened(form.cleaned_data["answer"]),
            words=form.said,
        )
        messages.success(request, "Thank you. Those who asked for it see your answer.")
        return redirect("receipt_mine")
    return _show(request, holder, "promise", {"promise": promise, "form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_holder
def say_difference(request: HttpRequest, holder: Participant, promise_id: int) -> HttpResponse:
    """`/r/mine/promises/{id}/difference/`: a promise was kept; did it make a difference?"""
    lines = [line for section in _page(request, holder).sections for line in section.promises]
    promise = next((line for line in lines if line.id == promise_id and line.is_asked_difference), None)
    if promise is None:
        raise Http404("This promise is not waiting for your answer.")
    start = {"answer": promise.my_difference_key, "words": promise.my_difference_words}
    form = OwnDifferenceForm(posted(request), initial=start)
    if request.method == "POST" and form.is_valid():
        say_own_difference(
            promise=promise_with_id(promise_id),
            participant=holder,
            answer=Difference(form.cleaned_data["answer"]),
            words=form.said,
        )
        messages.success(request, "Thank you. Those who asked for it see your answer.")
        return redirect("receipt_mine")
    return _show(request, holder, "difference", {"promise": promise, "form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_holder
def withdraw(request: HttpRequest, holder: Participant, contribution_id: int) -> HttpResponse:
    """`/r/mine/contributions/{id}/withdraw/`: says what goes and what stays (GET), and does it (POST)."""
    contribution = contribution_of(holder, contribution_id)
    if request.method == "POST":
        take_back(contribution=contribution, by=actors.participant(holder.pk))
        messages.success(request, taken_back_words(contribution))
        return redirect("receipt_mine")
    one = said(contribution, contribution.prompt, _likes(request, holder), address=receipt_address)
    return _show(request, holder, "withdraw", {"one": one})


@never_cache
@require_POST
@page_of_holder
def choose_quoting(request: HttpRequest, holder: Participant, contribution_id: int) -> HttpResponse:
    """`/r/mine/contributions/{id}/quote/`: whether everybody may read these words."""
    contribution = contribution_of(holder, contribution_id)
    may_quote = request.POST.get("may_quote") == "yes"
    set_may_quote(contribution=contribution, may_quote=may_quote, by=actors.participant(holder.pk))
    messages.success(
        request,
        "Everybody may read these words now."
        if may_quote
        else "Only the people there and the team may read these words now.",
    )
    return redirect("receipt_mine")


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """`/r/close/`: forget whose receipt was open on this device."""
    carrying.close_receipt(request)
    return redirect("receipt")


def _likes(request: HttpRequest, holder: Participant | None) -> Likes:
    """As chosen on this device; else as the participant liked it when they took part."""
    if holder is None or LIKES_COOKIE in request.COOKIES:
        return likes_in_cookie(request)
    return Likes.from_data(holder.likes)


def _show(
    request: HttpRequest,
    holder: Participant | None,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    basics = {
        "likes": _likes(request, holder),
        "how_url": how_url(request),
        "holder": holder,
        "session": holder.session if holder else None,
    }
    return render(request, f"insight/receipt/{template}.html", basics | (context or {}), status=status)
