"""Barriers: what was in the way, what was tried, what helped; an area's own, and what others shared."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.typed import whole_number
from alongside.frameworks.queries import pack_in, version_or_none
from alongside.frameworks.schema import Pack
from alongside.people.models import Area
from alongside.people.views import enter
from alongside.practice import permissions
from alongside.practice.actions import barriers as actions
from alongside.practice.enums import Helped
from alongside.practice.forms.barriers import AttemptForm, BarrierForm
from alongside.practice.models import Barrier
from alongside.practice.presenters.barriers import barrier_card, barrier_cards, speaks_as
from alongside.practice.queries import barriers as queries
from alongside.practice.views.came_from import came_from
from alongside.projects.queries import projects_of

A_PAGE = 30


@require_safe
def barriers(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/practice/barriers/`: this area's, and what others shared; narrowed by `?about=` and `?helped=yes`."""
    standing = enter(request, slug)
    pack = _pack(standing.area)
    about = request.GET.get("about", "").replace("\x00", "")  # which PostgreSQL takes in no text
    helped = request.GET.get("helped") == "yes"
    own = queries.barriers_of(standing, challenge=about, helped=helped)
    elsewhere = queries.shared_elsewhere(standing.area, challenge=about, helped=helped)
    page = Paginator(own, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "cards": barrier_cards(page.object_list, pack),
        "elsewhere": barrier_cards(elsewhere[:A_PAGE], pack),
        "challenges": pack.challenges if pack else (),
        "about": about,
        "helped": helped,
        "can_write": permissions.can_reflect(standing),
    }
    return render(request, "practice/barriers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """`…/barriers/new/`: say what was in the way."""
    standing = enter(request, slug)
    permissions.check_can_reflect(standing)
    pack = _pack(standing.area)
    if pack is None:
        return render(request, "projects/no_pack.html")
    projects = list(projects_of(standing))
    project = came_from(request, projects)
    form = BarrierForm(request.POST or None, challenges=pack.challenges, projects=projects, project=project)
    if request.method == "POST" and form.is_valid():
        group, role = speaks_as(standing)
        try:
            barrier = actions.record_barrier(
                area=standing.area,
                words=form.cleaned_data["words"],
                challenge=form.cleaned_data.get("challenge", ""),
                project=form.project_chosen,
                group=group,
                role=role,
                by=standing.actor,
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, "It is written down. Now say what was tried, if something was.")
            return redirect("barrier", slug=slug, pk=barrier.pk)
    context = {"form": form, "project": project}
    return render(request, "practice/barrier_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def barrier(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/barriers/{id}/`: what was in the way and what was tried; the team writes what it tried."""
    standing = enter(request, slug)
    found = queries.barrier_for(standing, pk)
    form = AttemptForm(request.POST or None)
    if request.method == "POST":
        permissions.check_can_reflect(standing)
        if form.is_valid():
            said = form.cleaned_data
            try:
                actions.record_attempt(
                    barrier=found,
                    words=said["words"],
                    helped=Helped(said["helped"]),
                    came_of_it=said["came_of_it"],
                    by=standing.actor,
                )
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                messages.success(request, _written_down(found))
                return redirect("barrier", slug=slug, pk=pk)
    context = {
        "card": barrier_card(found, _pack(standing.area)),
        "form": form,
        "can_write": permissions.can_reflect(standing),
        "can_share": permissions.can_share_barrier(standing),
    }
    return render(request, "practice/barrier.html", context, status=422 if form.errors else 200)


@require_POST
def share(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/barriers/{id}/share/`: let everybody read it, or keep it in the area again."""
    standing = enter(request, slug)
    permissions.check_can_share_barrier(standing)
    found = queries.barrier_for(standing, pk)
    if request.POST.get("share") == "no":
        actions.keep_barrier_here(barrier=found, by=standing.actor)
        messages.success(request, "Only the people who work on this area read it now.")
    else:
        seen = whole_number(request.POST.get("seen", "")) or 0
        actions.share_barrier(barrier=found, seen=seen, by=standing.actor)
        messages.success(request, "Everybody can read it now, in other areas too.")
    return redirect("barrier", slug=slug, pk=pk)


def _written_down(barrier: Barrier) -> str:
    if barrier.shared_at is None:
        return "It is written down."
    return "It is written down. Everybody reads it once a participation officer has looked at it."


def _pack(area: Area) -> Pack | None:
    version = version_or_none(area)
    return pack_in(area, version) if version else None
