"""All commands, as `alongside --help` lists them."""

import click

from alongside.config.cli import (
    areas,
    auditing,
    benching,
    contributions,
    demonstration,
    health,
    marking,
    packs,
    serving,
    sessions,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="alongside")
def cli() -> None:
    """Alongside: the journey of a voice, from what was said to a promise that was kept."""


for command in (
    serving.run,
    demonstration.demo,
    areas.area,
    areas.person,
    sessions.session,
    contributions.import_,
    contributions.export,
    packs.packs,
    marking.mark,
    auditing.audit,
    benching.bench,
    health.doctor,
):
    cli.add_command(command)
