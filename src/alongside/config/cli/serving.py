"""`alongside run`."""

import click
from django.conf import settings

from alongside.config.cli.common import COMMAND_LINE, bring_up_to_date
from alongside.core.static_files import collect_if_changed
from alongside.demo.building import build_demonstration
from alongside.demo.queries import demonstration_area
from alongside.frameworks.actions import install_bundled_packs


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-demo", is_flag=True, help="Don't make the demonstration area.")
def run(host: str, port: int, no_demo: bool) -> None:
    """Bring everything up to date and serve the site."""
    bring_up_to_date()
    install_bundled_packs(by=COMMAND_LINE)
    collect_if_changed()
    if not no_demo and not settings.IS_HARDENED and demonstration_area() is None:
        click.echo("Making the demonstration area …")
        build_demonstration()
    # Only now: building the site reads the collected files, which are there from here on.
    from alongside.config import server

    click.echo(f"Alongside is at {settings.SITE_URL} (listening on {host}, port {port}). Ctrl+C stops it.")
    server.serve(host=host, port=port)
