"""The pack of paper of a session: how to join, sheets to answer on, stickers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.core import codes
from alongside.core.qr import qr_picture
from alongside.live.forms.sheets import ANSWERS, JOIN, STICKERS, PackForm
from alongside.live.presenters.sessions import host, join_address, typed_address
from alongside.live.presenters.sheets import answer_pages, sticker_sheets, strips, table_sheets
from alongside.live.sheets import VERSIONS
from alongside.live.views.team import show, visit


@never_cache
@require_safe
def sheet(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """`/{area}/sessions/{code}/sheet/`: choose what to print; what is shown below is what the printer gets.

    The strips' codes are made for this printing; nothing is stored until somebody types one in.
    """
    visitor = visit(request, slug, code)
    session = visitor.session
    groups = list(session.groups.all())
    can_stick = bool(sticker_sheets(session, VERSIONS["full"]))
    form = PackForm(request.GET.dict(), parts=request.GET.getlist("parts"), can_stick=can_stick)
    version, count = form.chosen_version, form.cleaned_data["sheets"] if form.has(ANSWERS) else 0
    names = [group.easy_title if version.is_easy else group.title for group in groups]
    context = {
        "form": form,
        "version": version,
        "has_join": form.has(JOIN),
        "address": typed_address(),
        "receipt_address": f"{host()}/r/",
        "qr": qr_picture(join_address(session), title="Picture of the address, for a camera"),
        "groups": names,
        "pages": answer_pages(session, version, groups=names),
        "strips": strips(count, site=settings.SITE_URL),
        "sticker_sheets": sticker_sheets(session, version) * form.cleaned_data["stickers"]
        if form.has(STICKERS) and can_stick
        else [],
        "table_sheets": table_sheets(session, version) if form.has(JOIN) else [],
        "spaced": codes.grouped(session.code),
    }
    return show(request, visitor, "sheets/page", context)
