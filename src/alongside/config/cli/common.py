"""What commands share: a database that is up to date, results as JSON, refusals in plain words."""

import json
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.people.models import Area
from alongside.people.queries import all_areas

COMMAND_LINE: Actor = actors.system("command line")

json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON and nothing else.")


def bring_up_to_date() -> None:
    """Apply what is missing in the database, quietly; nothing where it is up to date."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def address(path: str) -> str:
    """A page's whole address on this site."""
    return f"{settings.SITE_URL}{path}"


def area_called(slug: str) -> Area:
    """The area of this slug, or a refusal that lists those there are."""
    areas = {area.slug: area for area in all_areas()}
    if slug not in areas:
        refuse([f"There is no area “{slug}”. There are: {', '.join(sorted(areas)) or 'none yet'}."])
    return areas[slug]


def show(result: dict[str, Any], *, as_json: bool, lines: Iterable[str]) -> None:
    """Print a result: as JSON for a program, as lines for a person."""
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(line)


def refuse(reasons: Iterable[str]) -> NoReturn:
    """The input was refused: say why, a line each, on standard error; exit status 1."""
    for reason in reasons:
        click.echo(reason, err=True)
    sys.exit(1)
