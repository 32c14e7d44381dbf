"""The versions that an area has worked under, a version as files, the area's word, and the schemas for editors."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.frameworks import permissions, wording_pages
from alongside.frameworks import wording_queries as queries
from alongside.frameworks.downloads import pack_as_zip
from alongside.frameworks.forms import WordForm
from alongside.frameworks.json_schema import schema_texts
from alongside.frameworks.queries import pack_of, version_or_none
from alongside.people.actions import set_word
from alongside.people.views import enter


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/charter/versions/`: which words held since when, for everybody."""
    standing = enter(request, slug)
    context = {
        "versions": wording_pages.version_lines(standing),
        "can_word": permissions.can_word_pack(standing),
        "can_see_wording": permissions.can_see_wording(standing),
    }
    return render(request, "frameworks/versions/list.html", context)


@require_safe
def version(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """`…/versions/{digest}/`: one of them, with what was said otherwise before."""
    standing = enter(request, slug)
    found = queries.version_adopted(standing.area, digest)
    context = {"version": found, "pack": pack_of(found), "changes": wording_pages.changes_of(found)}
    return render(request, "frameworks/versions/one.html", context)


@require_safe
def as_files(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """`…/versions/{digest}/files/`: its YAML files in a zip, to change them elsewhere."""
    standing = enter(request, slug)
    pack = pack_of(queries.version_adopted(standing.area, digest))
    response = HttpResponse(pack_as_zip(pack.canonical_files, folder=pack.id), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{pack.id}-{pack.version}.zip"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def word(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/charter/word/`: what people here say in place of the word that their pack gives."""
    standing = enter(request, slug)
    permissions.check_can_word_pack(standing)
    area = standing.area
    adopted = version_or_none(area)
    form = WordForm(
        request.POST if request.method == "POST" else None,
        initial={"word": area.word, "easy_word": area.easy_word, "because": area.word_because},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_word(area=area, word=said["word"], easy_word=said["easy_word"], because=said["because"], by=standing.actor)
        messages.success(request, "Saved. It stands on all pages of this area now.")
        return redirect("charter", slug=slug)
    context = {"form": form, "their_word": pack_of(adopted).word if adopted else None}
    return render(request, "frameworks/versions/word.html", context, status=422 if form.errors else 200)


@require_safe
def schema(request: HttpRequest, name: str) -> HttpResponse:
    """`/schemas/packs/{name}`: the JSON Schema of a file of a pack, for editors."""
    text = schema_texts().get(name)
    if text is None:
        raise Http404("There is no such schema.")
    response = HttpResponse(text, content_type="application/schema+json")
    response.headers["Access-Control-Allow-Origin"] = "*"  # public, and editors in a browser read it too
    return response
