"""Wording a pack in the area's own way: begin, change, bring files, ask, agree, publish."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.typed import whole_number
from alongside.frameworks import actions, permissions, wording_pages
from alongside.frameworks import wording_queries as queries
from alongside.frameworks.errors import PackError, PackRefusedError
from alongside.frameworks.forms import NotYetForm, PackFileForm, ThingForm
from alongside.frameworks.passages import worded
from alongside.frameworks.uploads import pack_in_zip
from alongside.people.standing import Standing
from alongside.people.views import enter


@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/charter/wording/`: what would be said otherwise, and who agreed; or where to begin."""
    standing = enter(request, slug)
    permissions.check_can_see_wording(standing)
    if request.method == "POST":
        permissions.check_can_word_pack(standing)
        version = queries.version_to_choose(standing.area, request.POST.get("version", ""))
        _told(request, lambda: actions.begin_wording(area=standing.area, version=version, by=standing.actor), "")
        return redirect("wording", slug=slug)
    context = {
        "page": wording_pages.wording_page(standing),
        "versions": queries.versions_to_choose(standing.area),
        "can_word": permissions.can_word_pack(standing),
    }
    return render(request, "frameworks/wording/page.html", context)


@require_safe
def words(request: HttpRequest, slug: str) -> HttpResponse:
    """`…/wording/words/`: everything in the pack that can be said in another way."""
    standing = enter(request, slug)
    permissions.check_can_word_pack(standing)
    under_way = queries.wording_under_way(standing.area)
    context = {"wording": under_way, "parts": wording_pages.contents(under_way)}
    return render(request, "frameworks/wording/words.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def thing(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """`…/wording/words/{address}/`: one thing of the pack, with all of its words."""
    standing = enter(request, slug)
    permissions.check_can_word_pack(standing)
    under_way = queries.wording_under_way(standing.area)
    found = wording_pages.thing_in(under_way, address)
    earlier = wording_pages.words_before(under_way, found)
    typed = request.POST if request.method == "POST" else None
    form = ThingForm(typed, thing=found, before=earlier, current=under_way.number)
    if request.method == "POST" and form.is_valid():
        files = worded(under_way.source, found, form.words)
        try:
            actions.reword_pack(wording=under_way, files=files, by=standing.actor)
        except PackRefusedError as refused:
            for error in refused.errors:
                form.add_error(None, f"{error.reason}. {error.what_to_do}.")
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, "Saved. The groups are asked about these words.")
            return redirect("wording_words", slug=slug)
    context = {"wording": under_way, "thing": found, "form": form}
    return render(request, "frameworks/wording/thing.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, slug: str) -> HttpResponse:
    """`…/wording/files/`: a pack that was written elsewhere. What is wrong with it is told by file and line."""
    standing = enter(request, slug)
    permissions.check_can_word_pack(standing)
    form = PackFileForm(request.POST, request.FILES) if request.method == "POST" else PackFileForm()
    errors: tuple[PackError, ...] = ()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            pack = pack_in_zip(file.read(), name=file.name)
            actions.bring_files(area=standing.area, files=pack.canonical_files, by=standing.actor)
            return redirect("wording", slug=slug)
        except PackRefusedError as refused:
            errors = refused.errors
        except ValidationError as problem:
            form.add_error("file", f"This pack cannot be taken: {problem.messages[0]}. Change it in its pack.yaml.")
    context = {"form": form, "errors": errors, "under_way": queries.current_wording(standing.area)}
    return render(request, "frameworks/wording/files.html", context, status=422 if errors or form.errors else 200)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """`…/wording/history/`: every wording on the way to this one, by whom, and what it changed."""
    standing = enter(request, slug)
    permissions.check_can_see_wording(standing)
    under_way = queries.wording_under_way(standing.area)
    context = {"wording": under_way, "history": wording_pages.history(under_way)}
    return render(request, "frameworks/wording/history.html", context)


@require_POST
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the wording before the groups."""
    standing = _officer(request, slug)
    under_way = queries.wording_under_way(standing.area)
    said = "The groups are asked now. Whoever speaks for one can agree on this page."
    _told(request, lambda: actions.ask_groups(wording=under_way, by=standing.actor), said)
    return redirect("wording", slug=slug)


@require_POST
def agree(request: HttpRequest, slug: str) -> HttpResponse:
    """A representative agrees, for their group, to the words that were on the page."""
    standing = enter(request, slug)
    under_way = queries.wording_under_way(standing.area)
    group = queries.group_asked(under_way, request.POST.get("group", ""))
    permissions.check_can_agree_to_pack(standing, group_id=group.pk)
    digest, seen = request.POST.get("digest", ""), whole_number(request.POST.get("seen", "")) or 0
    _told(
        request,
        lambda: actions.agree_to_pack(wording=under_way, group=group, digest=digest, seen=seen, by=standing.actor),
        f"It is written down: agreed by {group.title}.",
    )
    return redirect("wording", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def not_yet(request: HttpRequest, slug: str, group: str) -> HttpResponse:
    """`…/wording/not-yet/{group}/`: a representative says for their group what should be different first."""
    standing = enter(request, slug)
    under_way = queries.wording_under_way(standing.area)
    mine = queries.group_asked(under_way, group)
    permissions.check_can_agree_to_pack(standing, group_id=mine.pk)
    page = wording_pages.not_yet_page(under_way, mine)
    form = NotYetForm(request.POST if request.method == "POST" else None, initial=page.initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.say_not_yet(wording=under_way, group=mine, by=standing.actor, **said)
        except ValidationError as problem:
            form.tell(problem, digest=under_way.digest, seen=page.line.number)
        else:
            messages.success(request, f"It is written down: {mine.title} say not yet. You can agree at any time.")
            return redirect("wording", slug=slug)
    context = {"page": page, "group": mine, "form": form}
    return render(request, "frameworks/wording/not_yet.html", context, status=422 if form.errors else 200)


@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish what every group agreed to."""
    standing = _officer(request, slug)
    under_way = queries.wording_under_way(standing.area)
    said = "Published. New projects begin with these words; the others can be moved on their own pages."
    if _told(request, lambda: actions.publish_wording(wording=under_way, by=standing.actor), said):
        return redirect("charter", slug=slug)
    return redirect("wording", slug=slug)


@require_POST
def drop(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the wording up."""
    standing = _officer(request, slug)
    under_way = queries.wording_under_way(standing.area)
    _told(request, lambda: actions.drop_wording(wording=under_way, by=standing.actor), "Dropped. Nothing has changed.")
    return redirect("wording", slug=slug)


def _officer(request: HttpRequest, slug: str) -> Standing:
    standing = enter(request, slug)
    permissions.check_can_word_pack(standing)
    return standing


def _told(request: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Do it and say so, or say why it could not be done; whether it was."""
    try:
        act()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return False
    if said:
        messages.success(request, said)
    return True
