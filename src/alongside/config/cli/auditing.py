"""`alongside audit verify`."""

import click

from alongside.activity import sealing
from alongside.config.cli.common import bring_up_to_date, json_option, refuse, show


@click.group()
def audit() -> None:
    """The audit record."""


@audit.command()
@json_option
def verify(as_json: bool) -> None:
    """Seal what is new, then check that nothing in the record is missing or was changed."""
    bring_up_to_date()
    sealing.seal_everything()
    found = sealing.verify()
    result = {"sealed": found.sealed, "waiting": found.waiting, "breaks": found.breaks}
    if found.breaks:
        if as_json:
            show(result, as_json=True, lines=())
        refuse(found.breaks)
    show(result, as_json=as_json, lines=[f"The chain holds: {found.sealed} entries, none missing, none changed."])
