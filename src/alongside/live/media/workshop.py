"""Has files written anew by a process of its own, a few at a time.

Decoders are the part of any site that a made-up file attacks first. So they run apart from it: without its
environment and its secrets, with limits on memory and time, and where one crashes the hall goes on.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from alongside.live.media import pictures, sound
from alongside.live.media.limits import MOST_BYTES, megabytes
from alongside.live.media.made import Made, RefusedError

AT_ONCE: Final = 2  # processes; each keeps a core busy
PATIENCE: Final = 45.0  # seconds for one file
WAIT_AT_MOST: Final = 20.0  # seconds for a place

_places = threading.BoundedSemaphore(AT_ONCE)


class FullError(Exception):
    """Too many files at once: the same may be sent again in a little while."""


def rewritten(kind: str, data: bytes) -> Made:
    """A file written anew; `RefusedError` with plain words where it is not taken, `FullError` where many wait."""
    check_size(kind, len(data))
    with _a_place():
        about, content = _at_the_bench(kind, data)
    if "refused" in about:
        raise RefusedError(about["refused"])
    return Made(content=content, **about)


def check_size(kind: str, size: int) -> None:
    """`RefusedError` for what is larger than its kind may be."""
    if size > MOST_BYTES[kind]:
        raise RefusedError(f"This is too big: {megabytes(kind)} MB at most. Make it smaller. Or say it in words.")


@contextmanager
def _a_place() -> Iterator[None]:
    if not _places.acquire(timeout=WAIT_AT_MOST):
        raise FullError
    try:
        yield
    finally:
        _places.release()


def _at_the_bench(kind: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    unreadable = sound.UNREADABLE if kind == "voice" else pictures.UNREADABLE
    try:
        done = subprocess.run(_command(kind), input=data, capture_output=True, env={}, timeout=PATIENCE, check=False)  # noqa: S603  # our own module, and a kind of ours
    except subprocess.TimeoutExpired:
        raise RefusedError(unreadable) from None
    if done.returncode:  # it crashed, or took too much: that was the file's doing
        raise RefusedError(unreadable)
    line, _, content = done.stdout.partition(b"\n")
    return json.loads(line), content


def _command(kind: str) -> list[str]:
    return [sys.executable, "-I", "-m", "alongside.live.media", kind]
