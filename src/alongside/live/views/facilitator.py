"""Run a session: open and close, show and hold, answer calls for help."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.qr import qr_picture
from alongside.live import actions
from alongside.live.actions import stopping
from alongside.live.forms.sessions import HearBackForm
from alongside.live.presenters.facilitator import activity_blocks, help_calls, now_of, presence, silent_groups
from alongside.live.presenters.safeguarding import sent_from
from alongside.live.presenters.sessions import join_address, typed_address
from alongside.live.presenters.tables import rooms
from alongside.live.presenters.team_pages import with_pages
from alongside.live.queries import desk
from alongside.live.views.team import Visit, back_to, show, visit_to_run


@never_cache
@require_safe
def facilitate(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/`: what the facilitator needs in the hall, on one page."""
    return _page(request, visit_to_run(request, slug, code))


def _page(request: HttpRequest, visitor: Visit, form: HearBackForm | None = None) -> HttpResponse:
    session = visitor.session
    blocks = with_pages(session, activity_blocks(session))
    context = {
        # The number that the page was made with: the stream goes on from there, so nothing falls between.
        "last_event": session.last_event,
        "activities": blocks,
        "now": now_of(blocks),
        "held": sum(block.held for block in blocks),
        "stopped": desk.stopped_phones(session),
        "sent": sent_from(session),
        "calls": help_calls(session),
        "presence": presence(session),
        "silent": silent_groups(session) if any(block.is_open for block in blocks) else [],
        "rooms": rooms(session, [block.activity for block in blocks]),
        "qr": qr_picture(join_address(session), title=f"Picture of {join_address(session)} for a camera"),
        "address": typed_address(),
        "form": form or HearBackForm(initial={"hear_back_by": session.hear_back_by}),
    }
    return show(request, visitor, "facilitator/page", context, status=422 if form else 200)


@require_POST
def open_activity(request: HttpRequest, slug: str, code: str, activity: str) -> HttpResponse:
    """People can answer it from now on."""
    visitor = visit_to_run(request, slug, code)
    try:
        actions.open_activity(activity=desk.activity_of(visitor.session, activity), by=visitor.by)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return back_to(visitor)


@require_POST
def close_activity(request: HttpRequest, slug: str, code: str, activity: str) -> HttpResponse:
    """People can no longer answer it."""
    visitor = visit_to_run(request, slug, code)
    actions.close_activity(activity=desk.activity_of(visitor.session, activity), by=visitor.by)
    return back_to(visitor)


@require_POST
def go_on(request: HttpRequest, slug: str, code: str, activity: str) -> HttpResponse:
    """Close what is open and open this one: the facilitator's one button for "next"."""
    visitor = visit_to_run(request, slug, code)
    try:
        actions.go_on_to(activity=desk.activity_of(visitor.session, activity), by=visitor.by)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return back_to(visitor)


@require_POST
def close_session(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Nobody can join any more; receipts go on working."""
    visitor = visit_to_run(request, slug, code)
    actions.close_session(session=visitor.session, by=visitor.by)
    messages.success(request, "The session is closed. People can still use their receipts.")
    return back_to(visitor)


@require_POST
def reopen_session(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """People can join again."""
    visitor = visit_to_run(request, slug, code)
    actions.reopen_session(session=visitor.session, by=visitor.by)
    messages.success(request, "People can join again. Now open what they should answer.")
    return back_to(visitor)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_hold(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`…/hold/`: whether everything waits for a person. To turn it off, one is asked once whether one means it."""
    visitor = visit_to_run(request, slug, code)
    hold = request.POST.get("hold") == "yes"
    if not hold and "sure" not in request.POST:
        young = [group.title for group in visitor.session.groups.all() if group.may_be_under_18]
        return show(request, visitor, "facilitator/stop_holding", {"young": young})
    actions.set_hold_for_person(session=visitor.session, hold=hold, by=visitor.by)
    return back_to(visitor)


@require_POST
def lock(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Nobody new joins; or they may again."""
    visitor = visit_to_run(request, slug, code)
    actions.set_locked(session=visitor.session, locked=request.POST.get("locked") == "yes", by=visitor.by)
    return back_to(visitor)


@require_POST
def new_code(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Another join code."""
    visitor = visit_to_run(request, slug, code)
    session = actions.set_new_code(session=visitor.session, by=visitor.by)
    messages.success(request, "There is a new code. It is on the screen. Who is in goes on. Print new sheets.")
    return redirect("session", slug, session.code)


@require_POST
def stop_phone(request: HttpRequest, slug: str, code: str, uuid: UUID) -> HttpResponse:
    """Whoever wrote this can say nothing more; what they said is held."""
    visitor = visit_to_run(request, slug, code)
    try:
        stopping.stop_phone(participant=desk.contribution_of(visitor.session, uuid).participant, by=visitor.by)
        messages.success(
            request, "This phone is stopped. What it sent is held. Under “This session” you can let it go on."
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return back_to(visitor)


@require_POST
def let_phone_go_on(request: HttpRequest, slug: str, code: str, participant: UUID) -> HttpResponse:
    """It may say something again."""
    visitor = visit_to_run(request, slug, code)
    stopping.let_phone_go_on(participant=desk.stopped_phone_of(visitor.session, participant), by=visitor.by)
    messages.success(request, "This phone can go on. Its notes stay held until you show them.")
    return back_to(visitor)


@require_POST
def set_hear_back(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Another day by which people hear back."""
    visitor = visit_to_run(request, slug, code)
    form = HearBackForm(request.POST)
    if not form.is_valid():
        return _page(request, visitor, form)
    actions.set_hear_back_by(session=visitor.session, day=form.cleaned_data["hear_back_by"], by=visitor.by)
    messages.success(request, "The day is changed, also on the receipts that people have already.")
    return back_to(visitor)


@require_POST
def show_contribution(request: HttpRequest, slug: str, code: str, uuid: UUID) -> HttpResponse:
    """Let the screen show a note."""
    visitor = visit_to_run(request, slug, code)
    actions.show(contribution=desk.contribution_of(visitor.session, uuid), by=visitor.by)
    return back_to(visitor)


@require_POST
def hold_contribution(request: HttpRequest, slug: str, code: str, uuid: UUID) -> HttpResponse:
    """Take a note off the screen."""
    visitor = visit_to_run(request, slug, code)
    actions.hold(contribution=desk.contribution_of(visitor.session, uuid), by=visitor.by)
    return back_to(visitor)


@require_POST
def show_all_held(request: HttpRequest, slug: str, code: str, prompt_id: int) -> HttpResponse:
    """Let the screen show everything that waits under one prompt."""
    visitor = visit_to_run(request, slug, code)
    shown = actions.show_all_held(prompt=desk.prompt_of(visitor.session, prompt_id), by=visitor.by)
    messages.success(request, f"{shown} {'note is' if shown == 1 else 'notes are'} on the screen now.")
    return back_to(visitor)


@require_POST
def answer_help(request: HttpRequest, slug: str, code: str, call: int) -> HttpResponse:
    """Somebody is on their way to whoever called."""
    visitor = visit_to_run(request, slug, code)
    actions.answer_help(help_request=desk.help_request_of(visitor.session, call), by=visitor.by)
    return back_to(visitor)
