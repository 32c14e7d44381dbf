"""`alongside import` and `alongside export`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from django.http import Http404

from alongside.config.cli.common import COMMAND_LINE, bring_up_to_date, json_option, refuse, show
from alongside.core.progress import Progress
from alongside.insight.exporting import FORMATS
from alongside.live.importing import import_csv
from alongside.live.models import Session
from alongside.live.queries.sessions import session_with_code


def _session(code: str) -> Session:
    try:
        return session_with_code(code)
    except Http404:
        refuse([f"There is no session with the code “{code}”."])


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    """A progress bar on a terminal, and none in a pipe."""
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield told


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--session", "code", required=True, help="The session's join code.")
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@json_option
def import_(file: Path, code: str, dry_run: bool, as_json: bool) -> None:
    """Bring in contributions typed from paper or from another tool."""
    bring_up_to_date()
    session = _session(code)
    with _bar("Bringing in") as told:
        report = import_csv(
            session=session,
            content=file.read_bytes(),
            name=str(file),
            by=COMMAND_LINE,
            dry_run=dry_run,
            progress=told,
        )
    for note in report.notes:
        click.echo(str(note), err=True)
    if report.problems:
        refuse([*map(str, report.problems), "Nothing was brought in. Put these right and import the file again."])
    would = "would come in" if dry_run else "came in"
    result = {"rows": report.rows, "new": report.new, "already": report.already, "people": report.people}
    lines = [
        f"{report.rows} rows: {report.new} {would}, {report.already} were already here, from {report.people} people."
    ]
    show({**result, "dry_run": dry_run}, as_json=as_json, lines=lines)


@click.command()
@click.argument("code")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
def export(code: str, form: str, output: Path) -> None:
    """Write everything that was said in a session, with prompts, groups, codes and themes."""
    bring_up_to_date()
    session = _session(code)
    with _bar("Writing") as told:
        content = FORMATS[form].write(session, told)
    output.write_bytes(content)
    click.echo(f"Written: {output.resolve()}")
