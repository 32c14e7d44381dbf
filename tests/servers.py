"""Real servers for tests: the product's own command, in processes of their own, on free ports.

A test that kills a server, or that looks at it through a browser, must not share its process: so
`alongside run` is started as a person would start it, with a data folder and a database of its own.
Databases are copied from one that was prepared once, because migrating and writing the
demonstration area take longer than most tests.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psycopg
from psycopg import sql

from tests.commands import Commands

STARTS_WITHIN = 60.0  # seconds; a cold, busy machine with two cores needs about ten
STOPS_WITHIN = 15.0


def free_port() -> int:
    """A port of the loopback address that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class ServerFailedError(AssertionError):
    """A server did not start, or a command of it failed; the message carries what it printed."""


@dataclass(frozen=True)
class Site:
    """What one installation keeps: its data folder and its database."""

    folder: Path
    database_url: str

    def environment(self, **more: str) -> dict[str, str]:
        """The environment in which the product's commands see this site and nothing of the person's own."""
        kept = {name: value for name, value in os.environ.items() if name not in _OWN_VARIABLES}
        given = {"DATA_DIR": str(self.folder), "DATABASE_URL": self.database_url, "NO_COLOR": "1"}
        return kept | given | more


@dataclass
class Server:
    """An `alongside run` on a site, on one port for its whole life, so that clients find it again."""

    site: Site
    arguments: Sequence[str] = ("--no-demo",)
    more_environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None
    _commands: Commands | None = None

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All that it printed so far, over all its starts."""
        with suppress(FileNotFoundError):
            return self._log_file.read_text(errors="replace")
        return ""

    @property
    def process_id(self) -> int:
        """The process that listens; fails where none was started."""
        assert self._process is not None, "the server was not started"
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether its process lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start, and return once it says that it can serve."""
        with self._log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "alongside",
                    "run",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    str(self.port),
                    *self.arguments,
                ],
                env=self.site.environment(SITE_URL=self.url, **self.more_environment),
                cwd=self.site.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that its children end with it
            )
        self._wait_until_ready()

    def stop(self) -> None:
        """Ask it to end, as a supervisor would, and wait until it has."""
        self._end(signal.SIGTERM)

    def end_commands(self) -> None:
        """End what ran commands beside it, before its database goes."""
        if self._commands is not None:
            self._commands.end()
            self._commands = None

    def kill(self) -> None:
        """End it at once, as a power cut would (kill -9)."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Start it again on the same port and data, whether it was stopped, killed or still runs."""
        self.stop()
        self.start()

    def alongside(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run an `alongside` command beside it, as the person at the keyboard would."""
        if self._commands is None:
            self._commands = Commands(self.site.environment(SITE_URL=self.url), self.site.folder)
        done = self._commands.run(arguments)
        if check and done.returncode != 0:
            raise ServerFailedError(f"{' '.join(done.args)}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def alongside_json(self, *arguments: str) -> Any:
        """Run an `alongside` command beside it with --json, and read what it answers."""
        return json.loads(self.alongside(*arguments, "--json").stdout)

    @property
    def _log_file(self) -> Path:
        return self.site.folder / _LOG

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            if not self.is_running:
                raise ServerFailedError(f"the server ended while it started:\n{self.log}")
            with suppress(httpx.TransportError):
                if httpx.get(f"{self.url}/readyz", timeout=5, trust_env=False).status_code == 200:
                    return
            time.sleep(0.05)
        self.kill()
        raise ServerFailedError(f"the server was not ready within {STARTS_WITHIN:.0f} s:\n{self.log}")

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, how)
        try:
            self._process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired as slow:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            raise ServerFailedError(f"the server did not end within {STOPS_WITHIN:.0f} s:\n{self.log}") from slow
        finally:
            self._process = None


class Sites:
    """Makes sites, each a copy of one that was prepared once for all tests of a run."""

    def __init__(self, *, folder: Path, shared: Path, server_database_url: str = "") -> None:
        """Sites in `folder`; `shared` is the same for all workers; with a PostgreSQL address, on that server."""
        self._folder = folder
        self._shared = shared
        self._server = server_database_url

    @contextmanager
    def new(self, *, demo: bool = False) -> Iterator[Site]:
        """A site of its own, empty or with the demonstration area, gone afterwards."""
        prepared = (
            self._prepared("demonstration", self._start_once)
            if demo
            else self._prepared("empty", lambda folder: self._start_once(folder, "--no-demo"))
        )
        folder = self._folder / secrets.token_hex(4)
        shutil.copytree(prepared.folder, folder, ignore=shutil.ignore_patterns(_LOG))
        with ExitStack() as afterwards:
            afterwards.callback(shutil.rmtree, folder, ignore_errors=True)
            url = f"sqlite:///{folder / _SQLITE}"
            if self._server:
                url = create_database(self._server, template=database_name(prepared.database_url))
                afterwards.callback(drop_database, url)
            yield Site(folder, url)

    @contextmanager
    def server(self, *, demo: bool = False, **environment: str) -> Iterator[Server]:
        """A running server on a site of its own; stopped afterwards, and its site gone."""
        with self.new(demo=demo) as site:
            server = Server(site, more_environment=environment)
            server.start()
            try:
                yield server
            finally:
                server.end_commands()
                server.stop()

    def migrated(self) -> str:
        """The address of a database in which nothing stands but its tables: to be copied, and never used itself."""
        return self._prepared("migrated", self._migrate).database_url

    def _migrate(self, folder: Path) -> str:
        url = create_database(self._server) if self._server else f"sqlite:///{folder / _SQLITE}"
        subprocess.run(  # Django's own command, in our own interpreter
            [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
            env=Site(folder, url).environment(DJANGO_SETTINGS_MODULE="alongside.config.settings"),
            check=True,
        )
        return url

    def _start_once(self, folder: Path, *arguments: str) -> str:
        migrated = self.migrated()
        if self._server:
            url = create_database(self._server, template=database_name(migrated))
        else:
            url = f"sqlite:///{folder / _SQLITE}"
            copy_sqlite(migrated, str(folder / _SQLITE))
        server = Server(Site(folder, url), arguments)
        server.start()
        server.stop()
        return url

    def _prepared(self, name: str, prepare: Callable[[Path], str]) -> Site:
        """What others are copies of, made by whichever worker asks first."""
        folder = self._shared / name
        with _locked(self._shared / f"{name}.lock"):
            address = folder / _ADDRESS
            if not address.exists():
                folder.mkdir(exist_ok=True)
                address.write_text(prepare(folder))
        return Site(folder, address.read_text())


def forget_prepared_sites(shared: Path) -> None:
    """Drop what `Sites` prepared in `shared`, databases included."""
    for address in shared.glob(f"*/{_ADDRESS}"):
        url = address.read_text()
        if url.startswith("postgres"):
            drop_database(url)
    shutil.rmtree(shared, ignore_errors=True)


def create_database(server_database_url: str, *, template: str = "template1") -> str:
    """Make a database with a random name on the PostgreSQL server of that address; returns its address."""
    name = f"alongside_test_{secrets.token_hex(6)}"
    with psycopg.connect(_postgres(server_database_url), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    return urlsplit(server_database_url)._replace(path=f"/{name}").geturl()


def copy_sqlite(database_url: str, path: str) -> None:
    """Copy a database of SQLite into a file, with what still stands in its write-ahead log."""
    with (
        closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as made,
        closing(sqlite3.connect(path)) as copy,
    ):
        made.backup(copy)


def drop_database(database_url: str) -> None:
    """Drop a database that `create_database` made, whoever may still be connected to it."""
    name = database_name(database_url)
    assert name.startswith("alongside_test_"), name
    with psycopg.connect(_postgres(database_url), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def database_name(database_url: str) -> str:
    """The last part of a database's address."""
    return urlsplit(database_url).path.lstrip("/")


def _postgres(database_url: str) -> str:
    """The address of the server's own database, which is always there."""
    return urlsplit(database_url)._replace(path="/postgres").geturl()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock between the workers of one run."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


_SQLITE = "alongside.sqlite3"
_ADDRESS = "database-url"
_LOG = "server.log"
# A test's server answers for itself only; nothing of these comes from the person who runs the tests.
_OWN_VARIABLES = frozenset(
    {
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "DATA_DIR",
        "DJANGO_SETTINGS_MODULE",
        "EMAIL_URL",
        "NOTIFY_API_KEY",
        "SECRET_KEY",
        "SITE_URL",
        "STATIC_MANIFEST",
        "STORAGE_URL",
    }
)
