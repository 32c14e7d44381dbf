"""`alongside packs check`, `add` and `schemas`."""

from pathlib import Path

import click

from alongside.config.cli.common import COMMAND_LINE, bring_up_to_date, refuse
from alongside.frameworks.actions import add_path
from alongside.frameworks.errors import PackRefusedError
from alongside.frameworks.json_schema import write_schemas
from alongside.frameworks.loading import check_path

_path = click.argument("path", type=click.Path(exists=True, path_type=Path))


@click.group()
def packs() -> None:
    """Packs: charters and toolkits as data."""


@packs.command()
@_path
def check(path: Path) -> None:
    """Say everything that is wrong with a pack: file, line, reason and what to do."""
    errors = check_path(path)
    if errors:
        refuse(str(error) for error in errors)
    click.echo(f"{path} is a sound pack.")


@packs.command()
@_path
def add(path: Path) -> None:
    """Install a pack's version, so that areas can adopt it."""
    bring_up_to_date()
    try:
        version = add_path(path, by=COMMAND_LINE)
    except PackRefusedError as refused:
        refuse(str(error) for error in refused.errors)
    click.echo(f"{version.title}, version {version.version}, is installed.")


@packs.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def schemas(folder: Path) -> None:
    """Write the JSON Schema of each file of a pack into a folder, for editors that check while somebody writes."""
    write_schemas(folder)
    click.echo(f"The schemas are in {folder}.")
