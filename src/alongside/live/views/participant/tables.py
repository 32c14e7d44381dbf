"""Choose a table, and go from one to another; the questions before anything is open."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alongside.core.typed import whole_number
from alongside.live.actions.tables import go_to_table
from alongside.live.enums import ActivityState
from alongside.live.models import Activity
from alongside.live.presenters.tables import WHICH_TABLE, doors, questions_to_read
from alongside.live.queries.desk import activities_of
from alongside.live.queries.tables import activity_with_tables
from alongside.live.views.participant.visit import Visit, page_of_participant, page_of_session, show


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_participant
def choose_table(request: HttpRequest, visit: Visit, activity: str) -> HttpResponse:
    """`/join/{code}/tables/{activity}/`: which table do you want to go to?"""
    room = activity_with_tables(visit.session, activity)
    if room.state != ActivityState.OPEN:
        return redirect("join_answer", code=visit.session.code)
    if request.method == "POST":
        return _went(request, visit, room)
    context = {
        "which": WHICH_TABLE,
        "doors": doors(room, visit.likes, at=visit.someone.table_id),
        "back_url": visit.link("join_answer"),
        "back_text": "To the list",
    }
    return show(request, visit, "tables", context)


def _went(request: HttpRequest, visit: Visit, room: Activity) -> HttpResponse:
    wanted = whole_number(request.POST.get("table"))
    table = next((prompt for prompt in room.prompts.all() if prompt.pk == wanted), None)
    if table is None:
        messages.error(request, "Choose one of these tables.")
        return redirect(request.path)
    try:
        go_to_table(participant=visit.someone, table=table)
    except ValidationError:  # closed a moment ago: the list says what is open
        return redirect("join_answer", code=visit.session.code)
    return redirect(visit.link("join_prompt", prompt_id=table.pk))


@never_cache
@require_safe
@page_of_session
def questions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/questions/`: what will be asked, to read, to hear or to print before anything is open."""
    chapters = questions_to_read(activities_of(visit.session), visit.likes)
    return show(
        request, visit, "questions", {"chapters": chapters, "back_url": visit.link("join_notice"), "back_text": "Back"}
    )
