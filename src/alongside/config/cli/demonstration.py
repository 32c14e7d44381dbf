"""`alongside demo`."""

import click
from django.conf import settings

from alongside.config.cli.common import COMMAND_LINE, bring_up_to_date, json_option, refuse, show
from alongside.demo.building import build_demonstration
from alongside.demo.marks import mark_files
from alongside.demo.tour import tour
from alongside.frameworks.actions import install_bundled_packs


@click.command()
@json_option
def demo(as_json: bool) -> None:
    """Make the demonstration area, or say where it is."""
    if settings.IS_HARDENED:
        refuse(["This is a hardened site (SITE_URL is https): it has no demonstration mode."])
    bring_up_to_date()
    install_bundled_packs(by=COMMAND_LINE)
    build_demonstration()
    found = tour()
    if found is None:
        refuse(["The demonstration area could not be made."])
    files = [str(file) for file in mark_files(found.area)]
    lines = [*found.as_lines(), *(f"A mark to verify: {file}" for file in files[:1])]
    show({**found.as_data(), "mark_files": files}, as_json=as_json, lines=lines)
