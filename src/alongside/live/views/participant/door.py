"""The way in: the code, the notice, who somebody is, whose words, how they like to take part."""

import json
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.limits import address_of
from alongside.live import carrying
from alongside.live.actions.joining import join, set_group, set_likes
from alongside.live.enums import Whose
from alongside.live.forms.participant import NOT_SAYING, CodeForm, WhoForm, WhoseForm
from alongside.live.guessing import WRONG_CODES
from alongside.live.likes import Likes
from alongside.live.limits import JOINS
from alongside.live.models import Participant
from alongside.live.presenters.likes import sizes, switches
from alongside.live.queries.answering import groups_in
from alongside.live.queries.sessions import session_with_code, session_with_past_code
from alongside.live.views.participant.visit import (
    LIKES_COOKIE,
    Visit,
    likes_in_cookie,
    page_of_participant,
    page_of_session,
    posted,
    show,
    show_at_door,
    stopped,
    too_many_codes,
    wait_a_little,
    way_back,
    wrong_code,
)
from alongside.people.models import Group


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def type_code(request: HttpRequest) -> HttpResponse:
    """`/join/`: the code, however it is typed."""
    if request.method == "POST":
        return _with_typed_code(request)
    return show_at_door(request, "code", {"form": CodeForm()})


def _with_typed_code(request: HttpRequest) -> HttpResponse:
    if WRONG_CODES.is_reached(address_of(request)):
        return too_many_codes(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            return redirect("join_notice", code=session_with_code(form.cleaned_data["code"]).code)
        except Http404:
            if session_with_past_code(form.cleaned_data["code"]):
                return redirect("join_notice", code=form.cleaned_data["code"])
            return wrong_code(request, request.POST.get("code", ""))
    return show_at_door(request, "code", {"form": form}, status=422)


@never_cache
@require_safe
@page_of_session
def notice(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/`: what this is, who sees it, when one hears, what happens with a worry."""
    return show(request, visit, "notice")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_session
def who(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/who/`: which group. Choosing one is joining."""
    if visit.participant is None and not visit.session.can_be_joined:
        return redirect("join_notice", code=visit.session.code)
    if visit.participant is not None and visit.participant.removed_at is not None:
        return stopped(request, visit)
    form = WhoForm(posted(request), groups=groups_in(visit.session), easy=visit.likes.easy, initial=_group_of(visit))
    if request.method == "POST" and form.is_valid():
        return _joined_as(request, visit, form.chosen)
    return show(request, visit, "who", {"form": form}, status=422 if form.errors else 200)


def _group_of(visit: Visit) -> dict[str, object]:
    if visit.participant is None:
        return {}
    return {"group": visit.participant.group_id or NOT_SAYING}


def _joined_as(request: HttpRequest, visit: Visit, group: Group | None) -> HttpResponse:
    response = redirect(way_back(request, otherwise=visit.link("join_whose")))
    if visit.participant is not None:
        set_group(participant=visit.participant, group=group)
        return response
    if JOINS.is_reached(str(visit.session.pk)):
        return wait_a_little(request, JOINS)
    try:
        joined(response, visit, group=group)
    except ValidationError:  # it was closed a moment ago: the notice says so
        return redirect("join_notice", code=visit.session.code)
    return response


def joined(response: HttpResponse, visit: Visit, *, group: Group | None) -> Participant:
    """Let somebody take part, and their phone know it."""
    JOINS.count(str(visit.session.pk))
    new = join(session=visit.session, group=group, likes=visit.likes.as_data())
    carrying.carry_token(response, visit.session, new.token)
    return new.participant


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_participant
def whose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/whose/`: whose words will be written on this phone."""
    form = WhoseForm(posted(request), initial={"whose": visit.likes.whose})
    if request.method == "POST" and form.is_valid():
        likes = replace(visit.likes, whose=Whose(form.cleaned_data["whose"]))
        set_likes(participant=visit.someone, likes=likes.as_data())
        onwards = way_back(request, otherwise=visit.link("join_how"))
        if likes.whose == Whose.ON_BEHALF:
            return redirect(f"{visit.link('join_asked')}?{urlencode({'next': onwards})}")
        return redirect(onwards)
    return show(request, visit, "whose", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_session
def how(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/how/`: bigger words, easy words, read aloud, calmer colours; from every page and back."""
    if request.method == "POST":
        likes = _wished(request, visit.likes)
        if visit.participant is not None:
            set_likes(participant=visit.participant, likes=likes.as_data())
        return _liked(request, likes)
    onwards = visit.link("join_answer" if visit.participant else "join_notice")
    return show(request, visit, "how", _how(request, visit.likes, onwards=onwards))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def how_at_door(request: HttpRequest) -> HttpResponse:
    """`/join/how/`: the same before a code is typed, and on the receipt's pages."""
    likes = likes_in_cookie(request)
    if request.method == "POST":
        return _liked(request, _wished(request, likes))
    return show_at_door(request, "how", _how(request, likes, onwards=reverse("join")))


def _how(request: HttpRequest, likes: Likes, *, onwards: str) -> dict[str, object]:
    return {
        "sizes": sizes(likes),
        "switches": switches(likes),
        "back": way_back(request, otherwise=onwards),
        "is_on_the_way": "next" not in request.GET,
        "how_url": "",
    }


def _wished(request: HttpRequest, likes: Likes) -> Likes:
    return likes.changed(request.POST.get("like", ""))


def _liked(request: HttpRequest, likes: Likes) -> HttpResponse:
    response = redirect(request.get_full_path())
    keep_in_cookie(response, likes)
    return response


def keep_in_cookie(response: HttpResponse, likes: Likes) -> None:
    """For the pages before joining and after: nothing in it says who it is."""
    response.set_cookie(
        LIKES_COOKIE,
        json.dumps(likes.as_data()),
        max_age=carrying.DAYS_90,
        httponly=True,
        samesite="Lax",
        secure=settings.IS_HARDENED,
    )


@never_cache
@require_POST
@page_of_session
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/leave/`: somebody else uses this phone now."""
    if visit.participant is not None and visit.participant.removed_at is not None:
        return stopped(request, visit)  # or one press would let them begin anew
    response = redirect("join_notice", code=visit.session.code)
    carrying.drop_token(response, visit.session)
    carrying.close_receipt(request)
    response.delete_cookie(LIKES_COOKIE, samesite="Lax")
    return response
