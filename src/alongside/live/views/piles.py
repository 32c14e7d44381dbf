"""Put notes together, and turn the hall's screen: for whoever runs the session, on a laptop or a phone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.live import actions
from alongside.live.forms.piles import PutForm, TitleForm
from alongside.live.kinds import kind_of
from alongside.live.models import Activity
from alongside.live.paging import Wanted, wanted_page
from alongside.live.presenters.piles import grouping, put_words
from alongside.live.queries import desk
from alongside.live.queries.together import pile_of
from alongside.live.views.team import Visit, show, visit_to_run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def piles(request: HttpRequest, slug: str, code: str, activity: str) -> HttpResponse:
    """`…/activities/{activity}/piles/`: loose notes, and the piles they are put into."""
    visitor = visit_to_run(request, slug, code)
    board = desk.activity_of(visitor.session, activity)
    if request.method != "POST":
        return _page(request, visitor, board)
    form = PutForm(request.POST, piles=list(board.piles.all()))
    if form.is_valid() and _put(request, visitor, board, form):
        return _back(visitor, board)
    return _page(request, visitor, board, form)


def _page(request: HttpRequest, visitor: Visit, activity: Activity, form: PutForm | None = None) -> HttpResponse:
    ticked = form.data.getlist("note") if form else []  # type: ignore[attr-defined]  # a form that was sent
    context = {
        "activity": activity,
        "board": grouping(visitor.session, activity, moved=request.GET.get("note", "")),
        "place": kind_of(activity.kind).screen_page(visitor.session, activity, Wanted()).place,
        "last_event": visitor.session.last_event,
        "form": form,
        "ticked": set(ticked),
    }
    return show(request, visitor, "piles/page", context, status=422 if form else 200)


def _put(request: HttpRequest, visitor: Visit, activity: Activity, form: PutForm) -> bool:
    try:
        if form.makes_new:
            title = form.cleaned_data["title"]
            actions.make_pile(activity=activity, title=title, notes=form.notes, by=visitor.by)
            messages.success(request, f"There is a new pile: “{title}”.")
        else:
            pile = form.pile
            moved = actions.put_notes(activity=activity, notes=form.notes, pile=pile, by=visitor.by)
            messages.success(request, put_words(moved, pile.title if pile else ""))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@require_POST
def rename(request: HttpRequest, slug: str, code: str, activity: str, pile: int) -> HttpResponse:
    """Other words on a pile."""
    visitor = visit_to_run(request, slug, code)
    board = desk.activity_of(visitor.session, activity)
    form = TitleForm(request.POST)
    if form.is_valid():
        actions.rename_pile(pile=pile_of(board, pile), title=form.cleaned_data["title"], by=visitor.by)
    else:
        messages.error(request, " ".join(str(reason) for reason in form.errors["title"]))
    return _back(visitor, board)


@require_POST
def move(request: HttpRequest, slug: str, code: str, activity: str, pile: int) -> HttpResponse:
    """A pile one place up or down."""
    visitor = visit_to_run(request, slug, code)
    board = desk.activity_of(visitor.session, activity)
    actions.move_pile(pile=pile_of(board, pile), earlier=request.POST.get("way") != "later", by=visitor.by)
    return _back(visitor, board)


@require_POST
def apart(request: HttpRequest, slug: str, code: str, activity: str, pile: int) -> HttpResponse:
    """Take a pile apart: its notes lie loose again."""
    visitor = visit_to_run(request, slug, code)
    board = desk.activity_of(visitor.session, activity)
    gone = pile_of(board, pile)
    actions.take_apart(pile=gone, by=visitor.by)
    messages.success(request, f"The pile “{gone.title}” is taken apart. Its notes are loose again.")
    return _back(visitor, board)


@require_POST
def turn(request: HttpRequest, slug: str, code: str, activity: str) -> HttpResponse:
    """Turn the hall's screen to another page of this activity."""
    visitor = visit_to_run(request, slug, code)
    board = desk.activity_of(visitor.session, activity)
    page = wanted_page(request.POST.get("page", ""))
    if page is not None:
        actions.turn_screen(activity=board, page=page, by=visitor.by)
    return _back(visitor, board)


def _back(visitor: Visit, activity: Activity) -> HttpResponse:
    return redirect(reverse("activity_piles", args=[visitor.standing.area.slug, visitor.session.code, activity.key]))
