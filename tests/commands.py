"""`alongside` commands one after the other in one process: most of a command's time is Python's own start.

`Commands` is the test's side; the file itself, run as a program, is the other one.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from threading import Lock
from typing import IO


class Commands:
    """A process that runs commands with one environment; it begins with the first, and ends with `end` or the test run."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment = dict(environment)
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._turn = Lock()

    def run(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run one command, as `subprocess.run` would."""
        with self._turn:
            if self._process is None:
                self._process = subprocess.Popen(
                    [sys.executable, __file__],
                    env=self._environment,
                    cwd=self._folder,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            print(json.dumps(list(arguments)), file=self._process.stdin, flush=True)
            answer = self._process.stdout.readline()
        assert answer, f"alongside {' '.join(arguments)}: the process that runs commands has ended"
        code, printed, errors = json.loads(answer)
        return subprocess.CompletedProcess(["alongside", *arguments], code, printed, errors)

    def end(self) -> None:
        """End the process, if one was needed."""
        if self._process is not None:
            self._process.communicate(timeout=15)
            self._process = None


def _answer_all(asked: IO[str], answers: IO[str]) -> None:
    import django

    django.setup()
    from django.db import connections

    from alongside.config.cli.root import cli

    for line in asked:
        printed, errors = io.StringIO(), io.StringIO()
        code: str | int | None = 1
        with redirect_stdout(printed), redirect_stderr(errors):
            try:
                cli(json.loads(line), prog_name="alongside")
            except SystemExit as ended:
                code = ended.code
            except Exception:
                traceback.print_exc()
        connections.close_all()  # nothing stays open beside the server between two commands
        code = code if isinstance(code, int) else int(code is not None)
        print(json.dumps([code, printed.getvalue(), errors.getvalue()]), file=answers, flush=True)


if __name__ == "__main__":
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    _answer_all(sys.stdin, sys.stdout)
