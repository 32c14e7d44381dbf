"""Type in what came on paper or by phone, one note after the other."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.live.actions import withdraw
from alongside.live.actions.media import take_sheet
from alongside.live.actions.typing import type_in
from alongside.live.choices import choices_of
from alongside.live.enums import Via, Whose
from alongside.live.forms.paper import NoteForm, PileForm
from alongside.live.forms.sheet import SheetForm
from alongside.live.media import workshop
from alongside.live.media.made import RefusedError
from alongside.live.models import Media
from alongside.live.permissions import check_can_enter_paper
from alongside.live.presenters.paper import typed_rows
from alongside.live.queries import desk
from alongside.live.queries.media import sheet_of
from alongside.live.submissions import Outcome
from alongside.live.views.lines import lines
from alongside.live.views.team import Visit, back_to, show, visit

# What stays in the address from note to note.
KEPT = ("prompt", "moment", "group", "via", "many", "mode", "since", "sheet")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/paper/`: choose the pile once, then type."""
    visitor = _visit(request, slug, code)
    activities, groups = desk.activities_of(visitor.session), list(visitor.session.groups.all())
    pile = PileForm(request.GET if "prompt" in request.GET else None, activities=activities, groups=groups)
    if not pile.is_valid():
        return show(request, visitor, "paper/choose", {"form": pile})
    about = _about(visitor, pile)
    if pile.cleaned_data["is_many"]:
        return lines(request, visitor, pile, about)
    sheet = sheet_of(visitor.session, request.GET.get("sheet", ""))
    form = NoteForm(request.POST or None, prompt=pile.cleaned_data["prompt"], same_person=_same(request))
    if form.is_valid() and _save(visitor, pile, form, sheet):
        return redirect(_next_note(request, visitor, form))
    more = {"form": form, "pile": pile.cleaned_data, "sheet": sheet, "sheet_form": SheetForm(), **about}
    return show(request, visitor, "paper/type", more)


def _visit(request: HttpRequest, slug: str, code: str) -> Visit:
    visitor = visit(request, slug, code)
    check_can_enter_paper(visitor.standing)
    return visitor


def _same(request: HttpRequest) -> dict[str, Any]:
    """What stays from the note before: whose words they are; for the same person, also strip and consent."""
    same: dict[str, Any] = {"receipt": request.GET.get("strip", ""), "may_quote": request.GET.get("quote") == "yes"}
    whose = request.GET.get("whose", "")
    return same | ({"whose": whose} if whose in Whose.values else {})


def _about(visitor: Visit, pile: PileForm) -> dict[str, Any]:
    """What was typed last, and how far this pile is."""
    by, chosen = visitor.standing.person_id or 0, pile.cleaned_data
    done = desk.typed_since(
        visitor.session,
        by=by,
        prompt=chosen["prompt"],
        group=chosen["group"],
        moment=chosen["moment"],
        since=chosen["since"],
    )
    return {
        "typed": typed_rows(visitor.session, by=by),
        "done": done,
        "keys": choices_of(chosen["prompt"].values, easy=False),
    }


def _save(visitor: Visit, pile: PileForm, form: NoteForm, sheet: Media | None) -> bool:
    """Take the note in; where that is refused, tell the form why."""
    chosen, note = pile.cleaned_data, form.cleaned_data
    try:
        outcome = type_in(
            session=visitor.session,
            prompt=chosen["prompt"],
            moment=chosen["moment"],
            group=chosen["group"],
            via=Via(chosen["via"]),
            by=visitor.by,
            uuid=note["uuid"],
            receipt=note["receipt"],
            # A browser sends every line break as two characters; a person made one.
            words=note.get("words", "").replace("\r\n", "\n"),
            value=note.get("value", ""),
            whose=Whose(note["whose"]),
            may_quote=note.get("may_quote", False),
            scribe_note=note["scribe_note"],
            sheet_id=sheet.pk if sheet else None,
            signed_as=note.get("signed_as", ""),
        )
    except ValidationError as error:
        form.add_error("receipt", error)
        return False
    _tell(form, outcome)
    return outcome.is_stored


def _tell(form: NoteForm, outcome: Outcome) -> None:
    for problem in outcome.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.reason)
    if not outcome.is_stored and not outcome.problems:
        form.add_error(None, "This note came in before, with other words. Type it again as a new one.")


def _next_note(request: HttpRequest, visitor: Visit, form: NoteForm) -> str:
    """The same page, ready for the next note; for the same person, the strip's code stays."""
    query = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    if form.cleaned_data["whose"] != Whose.OWN:
        query["whose"] = form.cleaned_data["whose"]
    if "same_person" in request.POST and form.cleaned_data["receipt"]:
        query["strip"] = form.cleaned_data["receipt"]
        if form.cleaned_data.get("may_quote"):
            query["quote"] = "yes"
    page = reverse("session_paper", args=[visitor.standing.area.slug, visitor.session.code])
    return f"{page}?{urlencode(query)}"


@require_POST
def add_sheet(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Put the picture of a sheet beside the form; back to the pile that the address told."""
    visitor = _visit(request, slug, code)
    form = SheetForm(request.POST, request.FILES)
    query = QueryDict(request.POST.get("back", ""), mutable=True)
    try:
        if form.is_valid():
            sheet = take_sheet(session=visitor.session, content=form.cleaned_data["picture"].read(), by=visitor.by)
            query["sheet"] = str(sheet.pk)
        else:
            messages.error(request, " ".join(map(str, form.errors["picture"])))
    except (RefusedError, workshop.FullError) as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('session_paper', args=[slug, code])}?{query.urlencode()}")


@require_POST
def undo(request: HttpRequest, slug: str, code: str, uuid: UUID) -> HttpResponse:
    """Take out again what was typed by mistake: its words are removed."""
    visitor = _visit(request, slug, code)
    contribution = desk.contribution_of(visitor.session, uuid)
    if contribution.entered_by_id != visitor.standing.person_id:
        messages.error(request, "Somebody else typed this in. Ask them to take it out.")
    else:
        withdraw(contribution=contribution, by=visitor.by)
        messages.success(request, "Taken out again. Its words are removed.")
    back = request.POST.get("back", "")
    here = reverse("session_paper", args=[slug, code])
    return redirect(f"{here}?{back}") if back else back_to(visitor, "session_paper")
