"""Starting a project, wording its parts, agreeing to them, and how ready it is.

The project's own page stands in `insight`, since it shows sessions, themes and answers too.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.which_words import which_words
from alongside.frameworks.enums import Part
from alongside.frameworks.queries import NoPackError, pack_for, version_for
from alongside.people.queries import speaks_for_young
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects import actions, permissions, queries, rules
from alongside.projects.forms.parts import PartForm, StartProjectForm
from alongside.projects.forms.readiness import ReadinessForm
from alongside.projects.models import Project
from alongside.projects.presenters.gone import gone_before_the_start
from alongside.projects.presenters.moving import move_page
from alongside.projects.presenters.parts import part_history, part_initial, project_url
from alongside.projects.presenters.readiness import readiness_card


@require_safe
def projects(request: HttpRequest, slug: str) -> HttpResponse:
    """The projects of an area: all of them for its team, the published ones for everybody."""
    standing = enter(request, slug)
    context = {
        "projects": queries.projects_of(standing),
        "can_start": permissions.can_start_project(standing),
    }
    return render(request, "projects/projects.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a project: one form, with the definitions of its choices on the page."""
    standing = enter(request, slug)
    permissions.check_can_start_project(standing)
    try:
        pack = pack_for(standing.area)
    except NoPackError:
        return render(request, "projects/no_pack.html")
    form = StartProjectForm(request.POST or None, pack=pack)
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        project = actions.start_project(area=standing.area, title=title, parts=form.texts, by=standing.actor)
        messages.success(request, "The project has started. Now ask the groups what they think of it.")
        return redirect("project", slug=slug, project_slug=project.slug)
    return render(request, "projects/start.html", {"form": form, "pack": pack})


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, slug: str, project_slug: str, part: str) -> HttpResponse:
    """Word one part anew. What it said before stays, with who agreed to it.

    A part that only an earlier version has can be read, and is worded no more.
    """
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    permissions.check_can_edit_parts(standing)
    which = _part_of(found, part, to_read=request.method != "POST")
    if which not in rules.parts_in(queries.pack_for_project(found)):
        return render(request, "projects/part.html", {"project": found, "part": part_history(found, which)})
    wording = queries.current_wording(found, which)
    form = PartForm(
        request.POST or None,
        pack=queries.pack_for_project(found),
        part=which,
        current=wording.number if wording else 0,
        initial=part_initial(wording),
    )
    if request.method == "POST" and form.is_valid():
        value, because = form.cleaned_data["value"], form.cleaned_data.get("because", "")
        actions.reword_part(project=found, part=which, value=value, because=because, by=standing.actor)
        return redirect(f"{project_url(found)}#{which.value}")
    context = {"project": found, "form": form, "part": part_history(found, which)}
    return render(request, "projects/part.html", context)


@require_POST
def agree(request: HttpRequest, slug: str, project_slug: str, part: str) -> HttpResponse:
    """A representative agrees, for their group, to the words that were on the page."""
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    wording = queries.wording_numbered(found, _part_of(found, part), request.POST.get("wording", ""))
    group = queries.group_asked(found, request.POST.get("group", ""))
    permissions.check_can_agree(standing, group_id=group.pk)
    try:
        actions.agree_to_part(wording=wording, group=group, by=standing.actor)
        messages.success(request, f"It is written down: agreed by {group.title}.")
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect(f"{project_url(found)}#{part}")


@require_http_methods(["GET", "HEAD", "POST"])
def readiness(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/readiness/`: the pack's questions before a start, and the advice that the answers come to.

    In easy words on request, and first of all for whoever speaks for young people.
    """
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    words = which_words(request, easy_first=speaks_for_young(standing))
    card, gone = readiness_card(found, easy=words.easy), gone_before_the_start(found)
    if card is None and (request.method == "POST" or not gone):
        raise Http404("Nothing is asked before the start of this project.")
    can_fill = permissions.can_fill_stages(standing)
    answered = request.POST if request.method == "POST" else None  # nothing ticked is an answer too
    questions, now = (card.questions, card.now) if card else ((), {})
    form = ReadinessForm(answered, questions=questions, now=now, easy=words.easy)
    if request.method == "POST":
        permissions.check_can_fill_stages(standing)
        if form.is_valid():
            actions.answer_readiness(project=found, answers=form.answers, by=standing.actor)
            return redirect(request.get_full_path())
    context = {"project": found, "card": card, "words": words.tabs, "form": form, "can_fill": can_fill, "gone": gone}
    return render(request, "projects/readiness.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/version/`: the version of the pack that a project stands under, and what moving it would change."""
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    page = move_page(found, standing)
    if request.method == "POST":
        permissions.check_can_move_project(standing)
        _move(request, found, standing)
        return redirect("project_version", slug=slug, project_slug=project_slug)
    return render(request, "projects/version.html", {"project": found, "page": page})


def _move(request: HttpRequest, project: Project, standing: Standing) -> None:
    """To the version that the area works under, if that is what was on the page."""
    to = version_for(standing.area)
    try:
        if request.POST.get("to") != to.digest:
            raise ValidationError("The area works under another version by now. Look at what would change.")
        actions.move_project(project=project, to=to, seen=request.POST.get("seen", ""), by=standing.actor)
        messages.success(request, "Moved. Every answer is still here.")
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))


@require_POST
def publish(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """Show a project to everybody."""
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    permissions.check_can_publish_project(standing)
    actions.publish_project(project=found, by=standing.actor)
    messages.success(request, "Everybody can see this project now.")
    return redirect(project_url(found))


@require_POST
def finish(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """Say that a project's work is done."""
    standing = enter(request, slug)
    found = queries.project_for(standing, project_slug)
    permissions.check_can_publish_project(standing)
    actions.finish_project(project=found, by=standing.actor)
    messages.success(request, "The project is finished. Its promises stay until those who asked have closed them.")
    return redirect(project_url(found))


def _part_of(project: Project, key: str, *, to_read: bool = False) -> Part:
    """The part of this key, where the project's pack has it; to be read, also where it was worded under an earlier one."""
    which = next((which for which in rules.parts_in(queries.pack_for_project(project)) if which.value == key), None)
    if which is None and to_read and key in queries.current_wordings(project):
        which = Part(key)
    if which is None:
        raise Http404("This project has no such part.")
    return which
