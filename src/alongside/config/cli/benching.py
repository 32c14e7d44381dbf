"""`alongside bench`."""

import json
import os

import click

from alongside.bench import BENCHES, run_bench


@click.command()
@click.argument("name", type=click.Choice(sorted(BENCHES)))
@click.option("--database-url", help="Measure on this database server; SQLite in a temporary folder otherwise.")
@click.option("--quick", is_flag=True, help="A small measurement that is done in a minute; its times say nothing.")
def bench(name: str, database_url: str | None, *, quick: bool) -> None:
    """Measure this machine against the project's own targets, and print the figures as JSON."""
    report = run_bench(name, database_url=database_url or os.environ.get("DATABASE_URL"), quick=quick)
    click.echo(json.dumps(report, indent=2))
