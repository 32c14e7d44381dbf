from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.answers.rules import Where
from alongside.assurance.marks.queries import marks_in
from alongside.core import clock
from alongside.frameworks.queries import pack_of, version_or_none
from alongside.insight.presenters.area import answer_line, difference_counts, mark_line, promise_counts
from alongside.insight.queries import area as queries
from alongside.people.views import enter
from alongside.projects.queries import projects_of

ANSWERS_SHOWN = 3


@require_safe
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """What an area is, for everybody: its projects, its newest answers, what it promised and what is overdue."""
    standing = enter(request, slug)
    version = version_or_none(standing.area)
    promises = queries.published_promises(standing.area, today=clock.today())
    context = {
        "easy_lines": standing.area.easy_about.splitlines(),
        "projects": projects_of(standing),
        "has_work_map": version is not None and pack_of(version).work_map is not None,
        "answers": [answer_line(decision) for decision in queries.newest_answers(standing.area, most=ANSWERS_SHOWN)],
        "promises": promise_counts(promises),
        "differences": difference_counts(promises),
        "marks": [mark_line(mark) for mark in marks_in(standing.area)],
        "overdue": promises.at(Where.OVERDUE),
    }
    return render(request, "insight/area/area.html", context)
