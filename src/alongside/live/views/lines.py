"""Type in a whole pile at once: every line a note, all of them or none."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.live.actions import withdraw
from alongside.live.actions.typing import type_in_many
from alongside.live.enums import Via, Whose
from alongside.live.forms.lines import LinesForm
from alongside.live.forms.paper import PileForm
from alongside.live.lines import Line, doubles_in
from alongside.live.permissions import check_can_enter_paper
from alongside.live.queries import desk
from alongside.live.submissions import Status
from alongside.live.views.team import Visit, back_to, show, visit


def lines(request: HttpRequest, visitor: Visit, pile: PileForm, more: dict[str, Any]) -> HttpResponse:
    """The pile as many lines. Words that are here already are pointed out before anything is saved."""
    form = LinesForm(request.POST or None, prompt=pile.cleaned_data["prompt"])
    doubles: list[Line] = []
    if form.is_valid():
        notes, doubles = form.notes, _doubles(form)
        choice = request.POST.get("doubles", "")
        if choice == "leave":
            left_out = {line.number for line in doubles}
            notes = [(uuid, line) for uuid, line in notes if line.number not in left_out or not line.number]
        if (choice in ("leave", "keep") or not doubles) and _save(request, visitor, pile, form, notes):
            return redirect(request.get_full_path())
    context = {"form": form, "doubles": doubles, "pile": pile.cleaned_data, "last": _last(request, visitor)}
    return show(request, visitor, "paper/lines", context | more)


def _doubles(form: LinesForm) -> list[Line]:
    """Lines whose very words are here from before, or stand twice among these."""
    texts = [line.words for _, line in form.notes if line.words]
    known = desk.words_already_here(form.prompt, texts, but=[uuid for uuid, _ in form.notes])
    return doubles_in([line for _, line in form.notes], known=known)


def _save(
    request: HttpRequest, visitor: Visit, pile: PileForm, form: LinesForm, notes: list[tuple[UUID, Line]]
) -> bool:
    chosen, told = pile.cleaned_data, form.cleaned_data
    outcomes = type_in_many(
        session=visitor.session,
        prompt=chosen["prompt"],
        lines=notes,
        moment=chosen["moment"],
        group=chosen["group"],
        via=Via(chosen["via"]),
        whose=Whose(told["whose"]),
        may_quote=told.get("may_quote", False),
        by=visitor.by,
    )
    for (_, line), outcome in zip(notes, outcomes, strict=True):
        for problem in outcome.problems:
            form.add_error("lines", f"Line {line.number}: {problem.reason}")
        if not outcome.is_stored and not outcome.problems:
            form.add_error("lines", f"Line {line.number}: this came in before with something else in it.")
    if form.errors:
        return False
    new = sum(outcome.status is Status.ACCEPTED for outcome in outcomes)
    left_out = len(form.notes) - len(notes)
    messages.success(request, f"{new} saved.{f' {left_out} left out, as they are here already.' if left_out else ''}")
    # Ids only: they let the helper take the whole pile out again.
    request.session[_key(visitor)] = [str(outcome.uuid) for outcome in outcomes]
    return True


def _key(visitor: Visit) -> str:
    return f"typed-{visitor.session.code}"


def _last(request: HttpRequest, visitor: Visit) -> int:
    """How many notes the helper saved at once last, and could take out again."""
    ids = [UUID(one) for one in request.session.get(_key(visitor), [])]
    return len(desk.typed_by(visitor.session, by=visitor.standing.person_id or 0, ids=ids)) if ids else 0


@require_POST
def undo(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Take out again everything that was saved at once last."""
    visitor = visit(request, slug, code)
    check_can_enter_paper(visitor.standing)
    ids = [UUID(one) for one in request.session.pop(_key(visitor), [])]
    rows = desk.typed_by(visitor.session, by=visitor.standing.person_id or 0, ids=ids)
    for row in rows:
        withdraw(contribution=row, by=visitor.by)
    messages.success(request, f"{len(rows)} taken out again. Their words are removed.")
    back = request.POST.get("back", "")
    here = reverse("session_paper", args=[slug, code])
    return redirect(f"{here}?{back}") if back else back_to(visitor, "session_paper")
