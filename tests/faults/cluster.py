"""A PostgreSQL of the test's own, which may be restarted and starved without anybody else noticing."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.servers import free_port

_USER = "postgres"  # PostgreSQL refuses to run as root


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    on_path = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Cluster:
    """A cluster in a folder that is thrown away."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self._folder = folder
        self._binaries = binaries
        self.port = free_port()

    @property
    def url(self) -> str:
        """Its address, without a database."""
        return f"postgres://{_USER}@127.0.0.1:{self.port}"

    def make(self) -> None:
        self._run("initdb", "-D", self._data, "-U", _USER, "-A", "trust", "--no-sync", "-E", "UTF8")

    def start(self) -> None:
        options = f"-p {self.port} -k {self._folder} -h 127.0.0.1 -c max_connections=100"
        self._run("pg_ctl", "-D", self._data, "-l", str(self._folder / "log"), "-w", "-o", options, "start")

    def stop(self, *, how: str = "immediate") -> None:
        """`immediate` is as a crash: whatever was going on is gone, and what was committed is found in its log."""
        self._run("pg_ctl", "-D", self._data, "-m", how, "-w", "stop")

    def set(self, name: str, value: str) -> None:
        """Change a setting of the whole cluster, for those who are connected as well."""
        with psycopg.connect(
            f"{self.url}/postgres", autocommit=True, options="-c default_transaction_read_only=off"
        ) as own:
            own.execute(f"ALTER SYSTEM SET {name} = {value}".encode())
            own.execute("SELECT pg_reload_conf()")

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _run(self, command: str, *arguments: str) -> None:
        as_whom = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
        subprocess.run(
            [*as_whom, str(self._binaries / command), *arguments],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=True,
        )


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """A running cluster, gone afterwards; the test is skipped where PostgreSQL is not installed."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's own commands (initdb, pg_ctl) are not installed here")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no runuser here")
    folder = Path(tempfile.mkdtemp(prefix="alongside-cluster-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER, _USER)
    cluster = Cluster(folder, binaries)
    try:
        cluster.make()
        cluster.start()
        yield cluster
        cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
