"""`alongside session new`."""

from datetime import date

import click
from django.core.exceptions import ValidationError

from alongside.config.cli.common import COMMAND_LINE, address, area_called, bring_up_to_date, json_option, refuse, show
from alongside.core import codes
from alongside.frameworks.queries import template_for, templates_for
from alongside.live.actions import create_session, open_activity
from alongside.live.models import Session
from alongside.projects.models import Project
from alongside.projects.queries import published_or_not


@click.group()
def session() -> None:
    """Live sessions."""


@session.command("new")
@click.option("--area", "slug", required=True, help="The area whose session it is.")
@click.option("--template", "template_id", required=True, help="What people will do in it.")
@click.option("--title", default="", help="Its title; the template's where none is given.")
@click.option("--project", "project_slug", help="The project that it belongs to.")
@click.option("--hear-back-by", type=click.DateTime(["%Y-%m-%d"]), help="The day by which people will hear.")
@click.option("--open", "open_all", is_flag=True, help="Open all its activities at once.")
@json_option
def new_session(
    slug: str,
    template_id: str,
    title: str,
    project_slug: str | None,
    hear_back_by: date | None,
    open_all: bool,
    as_json: bool,
) -> None:
    """Make a session that people can join."""
    bring_up_to_date()
    area = area_called(slug)
    template = template_for(area, template_id)
    if template is None:
        known = ", ".join(template.id for template in templates_for(area))
        refuse([f"There is no template “{template_id}”. There are: {known}."])
    try:
        made = create_session(
            area=area,
            template=template,
            title=title or template.title,
            project=_project(area.pk, project_slug),
            hear_back_by=hear_back_by,
            by=COMMAND_LINE,
        )
    except ValidationError as error:
        refuse(error.messages)
    if open_all:
        for activity in made.activities.all():
            open_activity(activity=activity, by=COMMAND_LINE)
    result = as_data(made)
    show(result, as_json=as_json, lines=[f"{made.title}: join with {codes.grouped(made.code)} at {result['url']}"])


def _project(area_id: int, slug: str | None) -> Project | None:
    if slug is None:
        return None
    project = published_or_not(area_id, slug)
    if project is None:
        refuse([f"There is no project “{slug}” in this area."])
    return project


def as_data(made: Session) -> dict[str, object]:
    """What programs need to know of a session: its code, its address, what is asked in it."""
    return {
        "code": made.code,
        "url": address(f"/join/{made.code}/"),
        "activities": [
            {
                "id": activity.key,
                "title": activity.title,
                "prompts": [{"id": prompt.key, "title": prompt.text} for prompt in activity.prompts.all()],
            }
            for activity in made.activities.prefetch_related("prompts")
        ],
    }
