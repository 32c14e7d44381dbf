"""Send words to the safeguarding leads; their own pages; and what an area sets for them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.live.actions import safeguarding as actions
from alongside.live.actions import worries
from alongside.live.forms.safeguarding import OutcomeForm, SafeguardingSettingsForm, SendForm
from alongside.live.models import Concern
from alongside.live.permissions import can_run_session, check_can_set_safeguarding
from alongside.live.presenters.facilitator import note_row
from alongside.live.presenters.safeguarding import concern_row, no_lead, was_sent
from alongside.live.queries import safeguarding as queries
from alongside.live.queries.worries import worry_words_of
from alongside.live.views.team import back_to, show, visit
from alongside.live.worry_words import common_words
from alongside.people.standing import Standing
from alongside.people.views import enter

A_PAGE = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, slug: str, code: str, uuid: UUID) -> HttpResponse:
    """`…/contributions/{uuid}/safeguarding/`: what will happen (GET), and do it (POST)."""
    visitor = visit(request, slug, code)
    contribution = queries.contribution_to_raise(visitor.standing, visitor.session, uuid)
    form = SendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.send_to_safeguarding(contribution=contribution, note=form.cleaned_data["note"], by=visitor.by)
        messages.warning(request, was_sent(visitor.session.area))
        return back_to(visitor, "session" if can_run_session(visitor.standing) else "session_results")
    context = {
        "note": note_row(contribution, contribution.prompt),
        "form": form,
        "leads": queries.leads_of(visitor.session.area),
        "can_stop": can_run_session(visitor.standing) and contribution.participant.token_digest is not None,
        "no_lead": no_lead(visitor.session.area),
    }
    return show(request, visitor, "safeguarding/send", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@login_required
def concerns(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/safeguarding/`: what waits for the leads, longest first."""
    standing = enter(request, slug)
    page = Paginator(queries.concerns_for(standing), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "live/safeguarding/list.html", {"page": page, "rows": [concern_row(concern) for concern in page]}
    )


@never_cache
@require_safe
@login_required
def concern(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`/{area}/safeguarding/{id}/`: one concern, whole."""
    _, found = _at(request, slug, pk)
    return _page(request, found)


def _at(request: HttpRequest, slug: str, pk: int) -> tuple[Standing, Concern]:
    standing = enter(request, slug)
    return standing, queries.concern_for(standing, pk)


def _page(request: HttpRequest, found: Concern, form: OutcomeForm | None = None) -> HttpResponse:
    context = {"row": concern_row(found), "form": form or OutcomeForm(initial={"outcome": found.outcome})}
    return render(request, "live/safeguarding/concern.html", context, status=422 if form else 200)


@require_POST
@login_required
def acknowledge(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """I have it."""
    standing, found = _at(request, slug, pk)
    actions.acknowledge(concern=found, by=standing.actor)
    return redirect("concern", slug, pk)


@require_POST
@login_required
def outcome(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What was done."""
    standing, found = _at(request, slug, pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    actions.write_outcome(concern=found, outcome=form.cleaned_data["outcome"], by=standing.actor)
    messages.success(request, "It is written down.")
    return redirect("concern", slug, pk)


@require_POST
@login_required
def give_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """It is no concern: held in its session again."""
    standing, found = _at(request, slug, pk)
    actions.return_to_session(concern=found, by=standing.actor)
    messages.success(request, "It is held in its session again, for the facilitator to show or not.")
    return redirect("concerns", slug)


@require_POST
@login_required
def delete_words(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The words are needed no longer."""
    standing, found = _at(request, slug, pk)
    try:
        actions.delete_restricted_words(concern=found, by=standing.actor)
        messages.success(request, "The words are deleted. What you wrote about it stays.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("concern", slug, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/safeguarding/settings/`: how soon somebody should have it, and the area's own worry words."""
    standing = enter(request, slug)
    check_can_set_safeguarding(standing)
    area = standing.area
    initial = SafeguardingSettingsForm.initial_of(
        acknowledge_minutes=area.acknowledge_minutes, words=worry_words_of(area)
    )
    form = SafeguardingSettingsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        worries.set_safeguarding(area=area, by=standing.actor, **form.cleaned_data)
        messages.success(request, "Saved. It counts for what comes in from now on.")
        return redirect("safeguarding_settings", slug)
    context = {"form": form, "common": common_words(), "leads": queries.leads_of(area), "no_lead": no_lead(area)}
    return render(request, "live/safeguarding/settings.html", context, status=422 if form.errors else 200)
