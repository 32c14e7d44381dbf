"""Frames as server-sent events: encoded once, sent to everybody who listens."""

import json
from collections.abc import Iterable

from alongside.live.stream.reading import Frame

# Tells a browser how many milliseconds to wait before it connects again.
OPENING = b"retry: 1000\n\n"
# A comment that a browser hides; it keeps the connection open and finds out that somebody has gone.
HEARTBEAT = b":\n\n"


def encoded(frames: Iterable[Frame]) -> bytes:
    """Frames as they go over the wire. Line breaks in words are escaped by JSON, so one line holds all data."""
    return "".join(_block(frame) for frame in frames).encode()


def _block(frame: Frame) -> str:
    number = "" if frame.number is None else f"id: {frame.number}\n"
    data = json.dumps(frame.data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {frame.name}\n{number}data: {data}\n\n"
