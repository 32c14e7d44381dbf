"""Reflections: begin, say openly what one thinks, then look at one principle after the other."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from alongside.frameworks.queries import NoPackError, pack_for, pack_of
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.practice import permissions
from alongside.practice.actions import reflections as actions
from alongside.practice.forms.reflections import NotesForm, StartReflectionForm
from alongside.practice.models import Reflection
from alongside.practice.presenters import reflections as presenters
from alongside.practice.presenters.goals import goal_cards
from alongside.practice.queries import reflections as queries
from alongside.practice.queries.goals import goals_of, represented_groups
from alongside.practice.topics import opening_of
from alongside.practice.views.came_from import came_from
from alongside.projects.queries import projects_of


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """`…/practice/reflections/new/`: which group reflects, how far it reaches, whether it is about one project."""
    standing = enter(request, slug)
    permissions.check_can_reflect(standing)
    try:
        levels = pack_for(standing.area).levels
    except NoPackError:
        return render(request, "projects/no_pack.html")
    groups = [group for group in groups_of(standing.area) if permissions.can_reflect_with(standing, group_id=group.pk)]
    projects = list(projects_of(standing))
    project = came_from(request, projects)
    form = StartReflectionForm(request.POST or None, groups=groups, levels=levels, projects=projects, project=project)
    if request.method == "POST" and form.is_valid():
        reflection = actions.start_reflection(
            area=standing.area,
            group=form.group_chosen,
            project=form.project_chosen,
            level=form.cleaned_data.get("level", ""),
            by=standing.actor,
        )
        return redirect("reflection", slug=slug, pk=reflection.pk)
    context = {"form": form, "project": project}
    return render(request, "practice/reflection_start.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def reflection(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/practice/reflections/{id}/`: what the group thinks, before anything else; then what it looked at, and its goals."""
    standing = enter(request, slug)
    found = queries.reflection_for(standing, pk)
    form = NotesForm(
        request.POST or None,
        questions=opening_of(pack_of(found.pack_version)),
        easy=presenters.is_easy(found),
        with_challenge=False,
    )
    if request.method == "POST" and form.is_valid() and _said(form, found, request, standing):
        return redirect("reflection_choose" if "go-on" in request.POST else "reflection", slug=slug, pk=pk)
    questions = presenters.opening_questions(found, queries.opening_notes(found), standing)
    goals = goals_of(standing.area).filter(reflection=found)
    context = {
        "reflection": found,
        "easy": presenters.is_easy(found),
        "who": presenters.who_of(found),
        "level": presenters.level_of(found),
        "form": form,
        "questions": questions,
        "has_opening": any(question.notes for question in questions),
        "rows": presenters.with_fields(questions, form),
        "looks": presenters.look_lines(queries.looks_of(found), easy=presenters.is_easy(found)),
        "goals": goal_cards(goals, standing, represented=represented_groups(standing.area)),
    }
    return render(request, "practice/reflection.html", context, status=422 if form.errors else 200)


def _said(form: NotesForm, found: Reflection, request: HttpRequest, standing: Standing) -> bool:
    """Write down what was said first, and show principles where the group asks; what cannot be is told."""
    try:
        if found.opened_at is None or form.said:
            actions.say_openly(reflection=found, said=form.said, by=standing.actor)
        if "go-on" in request.POST:
            actions.open_principles(reflection=found, by=standing.actor)
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    if form.said:
        messages.success(request, "It is written down, in your words.")
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/practice/reflections/{id}/choose/`: what to look at, one to begin with. Not before the group has said what it thinks."""
    standing = enter(request, slug)
    found = queries.reflection_for(standing, pk)
    if found.opened_at is None:
        return redirect("reflection", slug=slug, pk=pk)
    if request.method == "POST":
        version = queries.version_to_think_with(standing.area, request.POST.get("pack", ""))
        try:
            look = actions.look_at(
                reflection=found, version=version, topic=request.POST.get("topic", ""), by=standing.actor
            )
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("reflection_choose", slug=slug, pk=pk)
        return redirect("reflection_look", slug=slug, pk=pk, number=look.number)
    easy = presenters.is_easy(found)
    packs = presenters.choices(queries.packs_to_think_with(standing.area), queries.looks_of(found), easy=easy)
    return render(request, "practice/reflection_choose.html", {"reflection": found, "packs": packs, "easy": easy})


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """`…/practice/reflections/{id}/{number}/`: one principle with its questions, notes, and what is hard about it."""
    standing = enter(request, slug)
    found = queries.reflection_for(standing, pk)
    one = queries.look_in(found, number)
    page = presenters.look_page(one, queries.looks_of(found), standing)
    easy = presenters.is_easy(found)
    form = NotesForm(request.POST or None, questions=page.asked, easy=easy, with_challenge=True)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_down(look=one, said=form.said, by=standing.actor)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            _thank(request, form)
            return redirect("reflection_look", slug=slug, pk=pk, number=number)
    context = {"reflection": found, "page": page, "form": form, "easy": easy}
    context["rows"] = presenters.with_fields(page.questions, form)
    context["challenge"] = form["what_is_hard"]
    return render(request, "practice/reflection_look.html", context, status=422 if form.errors else 200)


def _thank(request: HttpRequest, form: NotesForm) -> None:
    if form.admits_something_hard:
        messages.success(request, "Thank you for saying what is hard. That takes courage, and it helps everybody.")
    elif form.said:
        messages.success(request, "It is written down, in your words.")


@require_POST
def look_next(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """`…/practice/reflections/{id}/{number}/next/`: the group asks for the next one."""
    standing = enter(request, slug)
    one = queries.look_in(queries.reflection_for(standing, pk), number)
    following = actions.look_at_next(look=one, by=standing.actor)
    if following is None:
        messages.success(request, "You have been all the way round.")
        return redirect("reflection", slug=slug, pk=pk)
    return redirect("reflection_look", slug=slug, pk=pk, number=following.number)


@require_POST
def take_back(request: HttpRequest, slug: str, pk: int, note: int) -> HttpResponse:
    """`…/practice/reflections/{id}/notes/{note}/take-back/`: whoever wrote a note takes it back."""
    standing = enter(request, slug)
    found = queries.reflection_for(standing, pk)
    row = queries.note_in(found, note)
    permissions.check_can_take_back_note(standing, written_by_id=row.written_by_id)
    number = row.look.number if row.look else None
    actions.take_back_note(note=row, by=standing.actor)
    messages.success(request, "Taken back.")
    if number is None:
        return redirect("reflection", slug=slug, pk=pk)
    return redirect("reflection_look", slug=slug, pk=pk, number=number)
