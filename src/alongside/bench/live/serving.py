"""Servers in processes of their own, on free ports, and what they cost."""

import os
import resource
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

READY_WITHIN = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")
# Each listener is a connection here and one there, and each of them is a file to the system.
FILES_WANTED = 12_000


@dataclass
class Servers:
    """One kind of server, on as many processes as it has."""

    processes: list[subprocess.Popen[bytes]]
    ports: list[int]

    def cpu(self) -> float:
        """Milliseconds of CPU that they have used so far."""
        return sum(_cpu(process.pid) for process in self.processes)

    def memory(self) -> float:
        """Kilobytes that they hold in memory."""
        return sum(_memory(process.pid) for process in self.processes)


@contextmanager
def product(count: int) -> Iterator[Servers]:
    """`alongside run`, as often as is wanted, on this process's database."""
    with _servers(["alongside", "run", "--no-demo", "--host", "127.0.0.1", "--port"], count, ready="/readyz") as some:
        yield some


@contextmanager
def beside(kind: str, count: int = 1) -> Iterator[Servers]:
    """Something to compare with: one of `alongside.bench.compared`, on the same HTTP server."""
    with _servers(["alongside.bench.compared", kind], count, ready="/healthz") as some:
        yield some


@contextmanager
def _servers(command: Sequence[str], count: int, *, ready: str) -> Iterator[Servers]:
    with ExitStack() as running:
        ports = [_free_port() for _ in range(count)]
        processes = [running.enter_context(_process([*command, str(port)])) for port in ports]
        for process, port in zip(processes, ports, strict=True):
            _wait_until_ready(process, f"http://127.0.0.1:{port}{ready}")
        yield Servers(processes, ports)


@contextmanager
def _process(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603  # our own module, in our own interpreter
        [sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  # our own server
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{address} did not answer within {READY_WITHIN:.0f} seconds, so there is nothing to measure.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS * 1000


def _memory(pid: int) -> float:
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return float(line.split()[1])


def raise_file_limit() -> int:
    """As many open files as are wanted, or as this system lets us have; how many that are."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_WANTED if hard == resource.RLIM_INFINITY else min(FILES_WANTED, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(soft, wanted)
