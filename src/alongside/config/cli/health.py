"""`alongside doctor`."""

import sys

import click

from alongside.config.cli.common import bring_up_to_date, json_option, show
from alongside.config.fitness import findings


@click.command()
@json_option
def doctor(as_json: bool) -> None:
    """Say whether this installation is fit for production, a line for each finding."""
    bring_up_to_date()
    found = findings()
    result = {"fit": all(finding.is_fine for finding in found), "findings": [finding.as_data() for finding in found]}
    show(result, as_json=as_json, lines=[str(finding) for finding in found])
    sys.exit(0 if result["fit"] else 1)
