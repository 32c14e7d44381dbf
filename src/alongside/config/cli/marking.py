"""`alongside mark verify` and `alongside mark rotate`."""

from pathlib import Path
from typing import Any, NoReturn

import click

from alongside.assurance.marks import canonical, verifying
from alongside.assurance.marks.actions import rotate_key
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.fetching import NotThereError, Sources, nowhere, over_http, sources_of
from alongside.assurance.marks.moments import read as moment
from alongside.assurance.marks.verifying import Verdict
from alongside.config.cli.common import COMMAND_LINE, area_called, bring_up_to_date, json_option, refuse, show
from alongside.core import clock
from alongside.core.dates import long_date

_file = click.Path(exists=True, dir_okay=False, path_type=Path)
BUNDLED = (
    "The issuer’s document came with the file. That proves who signed only to somebody who knows its fingerprint: "
    "compare it with the one on the area’s own site."
)
ELSEWHERE = "This is a copy: the mark itself stands at another address."


@click.group()
def mark() -> None:
    """Charter marks: verify one, or give an area a new key."""


@mark.command()
@click.argument("where", metavar="FILE-OR-URL")
@click.option("--issuer", type=_file, help="The issuer’s document, where it is not beside the file.")
@click.option("--status", type=_file, help="A saved list of withdrawn marks.")
@click.option("--offline", is_flag=True, help="Ask nobody on the network.")
@json_option
def verify(where: str, issuer: Path | None, status: Path | None, offline: bool, as_json: bool) -> None:
    """Say whether a mark is good: its signature, its issuer, its dates, and whether it was withdrawn."""
    try:
        found = sources_of(where, issuer=issuer, status=status, fetch=nowhere if offline else over_http)
        told = verifying.fingerprint(canonical.read(found.issuer))
    except NotSoundError as error:
        _refuse([str(error)], as_json=as_json, more={})
    except NotThereError as error:
        _refuse([str(error)], as_json=as_json, more={}, verdict="This mark could not be verified.")
    verdict = verifying.verify(found.mark, issuer=found.issuer, status=found.status, now=clock.now())
    if found.is_bundled:
        verdict.warnings.append(BUNDLED)
    if found.is_elsewhere:
        verdict.warnings.append(ELSEWHERE)
    if verdict.problems:
        _refuse(verdict.problems, as_json=as_json, more=_data(verdict, found, told))
    show(_data(verdict, found, told), as_json=as_json, lines=_lines(verdict, found, told))


def _data(verdict: Verdict, found: Sources, told: str) -> dict[str, Any]:
    credential = verdict.credential
    return {
        "good": verdict.is_good,
        "problems": verdict.problems,
        "warnings": verdict.warnings,
        "mark": credential.id if credential else "",
        "title": credential.name if credential else "",
        "valid_from": credential.validFrom if credential else "",
        "valid_until": credential.validUntil if credential else "",
        "issuer": {
            "id": credential.issuer.id if credential else "",
            "name": credential.issuer.name if credential else "",
            "document": found.issuer_at,
            "fingerprint": told,
            "came_with_the_file": found.is_bundled,
        },
        "not_withdrawn_as_of": verdict.status_as_of.isoformat() if verdict.status_as_of else None,
    }


def _lines(verdict: Verdict, found: Sources, told: str) -> list[str]:
    credential = verdict.credential
    assert credential is not None, "a mark without problems was read"
    as_of = verdict.status_as_of
    lines = [
        f"This mark is good: {credential.name}",
        f"Awarded by {credential.issuer.name} on {long_date(moment(credential.awardedDate))}, "
        f"valid until {long_date(credential.until)}.",
        *([f"Not withdrawn, says the list of {long_date(as_of)}."] if as_of else []),
        f"Issuer: {credential.issuer.id}",
        f"Its document: {found.issuer_at}",
        f"Fingerprint (SHA-256): {told}",
        *(f"Note: {warning}" for warning in verdict.warnings),
    ]
    return [_in_one_line(line) for line in lines]


def _in_one_line(text: str) -> str:
    """What a mark says stays in its line: signs that steer a terminal could hide the lines below, or write others."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _refuse(
    problems: list[str], *, as_json: bool, more: dict[str, Any], verdict: str = "This mark is not good."
) -> NoReturn:
    if as_json:
        show({"good": False, "problems": problems, **more}, as_json=True, lines=())
    refuse(_in_one_line(f"{verdict} {problem}") for problem in problems)


@mark.command()
@click.argument("area")
def rotate(area: str) -> None:
    """Have an area sign with a new key from now on. What it signed before still verifies."""
    bring_up_to_date()
    key = rotate_key(area=area_called(area), by=COMMAND_LINE)
    click.echo(f"{key.area.title} signs with {key.name} now: {key.public}")
