"""Runs a benchmark in a process and a database of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

# The name of a benchmark, and the module that holds its `measure()`.
BENCHES = {
    "evidence": "alongside.bench.evidence",
    "first-page": "alongside.bench.first_page",
    "live": "alongside.bench.live",
    "pages": "alongside.bench.pages",
}


def run_bench(name: str, *, database_url: str | None = None, quick: bool = False) -> dict[str, Any]:
    """The report of a benchmark: `{"bench", "machine", "figures"}`. On a PostgreSQL server, it makes and drops
    a database of its own there."""
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder, _own_database(database_url) as url:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DATABASE_URL": url or f"sqlite:///{folder}/bench.sqlite3",
            "SITE_URL": "http://127.0.0.1:8000",
            "STATIC_MANIFEST": "no",
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        }
        done = subprocess.run(  # noqa: S603  # our own module, in our own interpreter
            [sys.executable, "-m", "alongside.bench", name, *(["--quick"] if quick else [])],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
        )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@contextmanager
def _own_database(server_url: str | None) -> Iterator[str | None]:
    if server_url is None or not server_url.startswith("postgres"):
        yield None
        return
    name = f"alongside_bench_{uuid4().hex[:12]}"
    # The server's own database is always there; the one that is named may not be, and nothing is done to it.
    with psycopg.connect(urlunsplit(urlsplit(server_url)._replace(path="/postgres")), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
