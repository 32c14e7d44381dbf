from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.assurance.labels import label_for
from alongside.assurance.marks.queries import standing_mark
from alongside.assurance.signing.pages import sign_off_card
from alongside.core import clock
from alongside.gatherings.permissions import can_record_gathering
from alongside.gatherings.presenters.gatherings import gathering_card
from alongside.gatherings.presenters.minutes import minutes_page
from alongside.gatherings.queries import gatherings_of, minutes_of
from alongside.insight.presenters.kept import kept_lines
from alongside.insight.presenters.project import theme_line, thread_of
from alongside.insight.presenters.project_practice import practice_lines
from alongside.insight.queries import project as queries
from alongside.live.permissions import can_run_session, can_see_session
from alongside.people.views import enter
from alongside.projects import permissions
from alongside.projects.presenters.parts import part_cards
from alongside.projects.presenters.readiness import readiness_card
from alongside.projects.presenters.stages import full_map
from alongside.projects.queries import groups_asked, packs_of, project_for


@require_safe
def project(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """A project on one page, the same for staff and families: what it says, who agreed, how far it has come."""
    standing = enter(request, slug)
    found = project_for(standing, project_slug)
    groups = groups_asked(found)
    agreeable = frozenset(group.pk for group in groups if permissions.can_agree(standing, group_id=group.pk))
    packs = packs_of(found)
    themes = queries.themes_in(found, only_published=not standing.is_team)
    context = {
        "project": found,
        "pack": packs[0],
        "parts": part_cards(found, groups, agreeable),
        "stages": full_map(found),
        "kept": kept_lines(found, packs, standing),
        "readiness": readiness_card(found),
        "label": label_for(found, standing),
        "practice": practice_lines(found, standing),
        "sign_off": sign_off_card(found),
        "standing_mark": standing_mark(found) if packs[0].signoff else None,
        "gatherings": [gathering_card(row, with_counts=standing.is_team) for row in gatherings_of(found)],
        "minutes": [minutes_page(row, packs, is_team=standing.is_team) for row in minutes_of(found, standing)],
        "can_record": can_record_gathering(standing),
        "sessions": queries.sessions_in(found) if can_see_session(standing) else None,
        "themes": [theme_line(found, row) for row in themes],
        "knots": thread_of(queries.beginnings(found), themes, today=clock.today()),
        "can_edit": permissions.can_edit_parts(standing),
        "can_publish": permissions.can_publish_project(standing),
        "can_run": can_run_session(standing),
    }
    return render(request, "insight/project/project.html", context)
