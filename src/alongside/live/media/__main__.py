"""The workshop's bench: `python -m alongside.live.media KIND`, a file on standard input, the new one on standard output.

A line of JSON comes first. This process may use little of the machine, writes no files, and ends after one file.
"""

import json
import resource
import sys
from dataclasses import asdict

from alongside.live.media.made import Made, RefusedError

MOST_MEMORY = 1536 * 1024**2  # bytes of address space; libraries alone take some 300 MB of it
MOST_CPU = 30  # seconds


def main(kind: str) -> None:
    limit()
    try:
        made = _made(kind, sys.stdin.buffer.read())
    except RefusedError as refused:
        _answer({"refused": str(refused)})
        return
    about = asdict(made)
    content = about.pop("content")
    _answer(about)
    sys.stdout.buffer.write(content)


def limit() -> None:
    """What this process may use from now on."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU, MOST_CPU))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold somebody's picture


def _made(kind: str, data: bytes) -> Made:
    if kind == "voice":
        from alongside.live.media import sound  # FFmpeg takes a while to load, and pictures don't need it

        return sound.rewrite(data)
    from alongside.live.media import pictures

    return pictures.rewrite(data, as_drawing=kind == "drawing")


def _answer(about: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(about).encode() + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
