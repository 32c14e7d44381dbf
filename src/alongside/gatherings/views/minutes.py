"""Writing the minutes of a meeting, and putting them before everybody. Their page is in `insight`, with promises."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.typed import whole_number
from alongside.frameworks.queries import minutes_form
from alongside.gatherings import actions, permissions, queries
from alongside.gatherings.actions import MinutesFacts
from alongside.gatherings.forms.minutes import MinutesForm, NextForms, rows_of
from alongside.gatherings.models import Gathering, Minutes
from alongside.gatherings.presenters.minutes import minutes_page
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project, packs_of, project_for
from alongside.projects.views.stages import wants_easy_words

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, project_slug: str, *, on_paper: bool = False) -> HttpResponse:
    """`…/minutes/new/`: the minutes of a day; with `?gathering=` those of a gathering; `paper/`: typed in from paper."""
    standing = enter(request, slug)
    project = project_for(standing, project_slug)
    permissions.check_can_record_gathering(standing)
    gathering = _gathering(request, standing, project_slug)
    if gathering is not None and hasattr(gathering, "minutes"):
        return redirect("minutes", slug=slug, project_slug=project_slug, pk=gathering.minutes.pk)
    form, rows = _forms(request, standing, project, of_gathering=gathering is not None, on_paper=on_paper)

    def save(facts: MinutesFacts) -> Minutes:
        return actions.write_minutes(project=project, facts=facts, gathering=gathering, by=standing.actor)

    return _answer(request, project, form, rows, save, {"gathering": gathering, "on_paper": on_paper})


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, slug: str, project_slug: str, pk: int, *, on_paper: bool = False) -> HttpResponse:
    """`…/minutes/{id}/correct/`: put right what they say, or add what a sheet of paper says. The earlier is history."""
    standing = enter(request, slug)
    minutes = queries.minutes_for(standing, project_slug, pk)
    permissions.check_can_record_gathering(standing)
    form, rows = _forms(
        request,
        standing,
        minutes.project,
        of_gathering=minutes.gathering is not None,
        minutes=minutes,
        on_paper=on_paper,
    )

    def save(facts: MinutesFacts) -> Minutes:
        actions.correct_minutes(
            minutes=minutes, facts=facts, seen=form.cleaned_data["text_seen"] or 0, by=standing.actor
        )
        return minutes

    context = {
        "gathering": minutes.gathering,
        "minutes": minutes,
        "on_paper": on_paper,
        "now": minutes_page(minutes, packs_of(minutes.project), is_team=True).now,
    }
    return _answer(request, minutes.project, form, rows, save, context)


@require_POST
def publish(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """Show minutes to everybody."""
    standing = enter(request, slug)
    minutes = queries.minutes_for(standing, project_slug, pk)
    permissions.check_can_publish_minutes(standing)
    try:
        actions.publish_minutes(
            minutes=minutes, seen=whole_number(request.POST.get("seen", "")) or 0, by=standing.actor
        )
        messages.success(request, "Everybody who sees the project can read these minutes now.")
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("minutes", slug=slug, project_slug=project_slug, pk=pk)


def _written_down(minutes: Minutes) -> str:
    if minutes.published_at is None:
        return "The minutes are written down."
    return "The minutes are written down. Everybody reads your words once a participation officer has looked at them."


def _gathering(request: HttpRequest, standing: Standing, project_slug: str) -> Gathering | None:
    typed = request.GET.get("gathering")
    return None if typed is None else queries.gathering_for(standing, project_slug, whole_number(typed) or 0)


def _forms(
    request: HttpRequest,
    standing: Standing,
    project: Project,
    *,
    of_gathering: bool,
    on_paper: bool,
    minutes: Minutes | None = None,
) -> tuple[MinutesForm, Any]:
    pack = pack_for_project(project)
    text = queries.text_of(minutes) if minutes else None
    form = MinutesForm(
        request.POST or None,
        pack=pack,
        form=minutes_form(pack),
        groups=groups_of(standing.area),
        of_gathering=of_gathering,
        easy=wants_easy_words(request),
        on_paper=on_paper,
        minutes=minutes,
        answers=text.answers if text else None,
        current=text.number if text else 0,
    )
    initial = rows_of(list(minutes.follow_ups.all())) if minutes else []
    return form, NextForms(request.POST or None, initial=initial, prefix="next")


def _answer(
    request: HttpRequest,
    project: Project,
    form: MinutesForm,
    rows: Any,
    save: Callable[[MinutesFacts], Minutes],
    context: dict[str, Any],
) -> HttpResponse:
    """The form, or the page of the minutes once they are saved. What was typed stays where they are not."""
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            minutes = save(form.facts([row.next for row in rows if row.has_changed() or row.initial]))
        except ValidationError as problem:
            form.tell(problem)
        else:
            messages.success(request, _written_down(minutes))
            return redirect("minutes", slug=project.area.slug, project_slug=project.slug, pk=minutes.pk)
    refused = request.method == "POST"
    about = minutes_form(pack_for_project(project))
    context |= {"project": project, "form": form, "rows": rows, "about": about, "easy": wants_easy_words(request)}
    return render(request, "gatherings/minutes_form.html", context, status=REFUSED if refused else 200)
