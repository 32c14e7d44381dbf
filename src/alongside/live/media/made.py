"""What comes out of the workshop, and what it refuses."""

from dataclasses import dataclass


class RefusedError(Exception):
    """A file that is not taken: what is wrong, and what to do, in words for the person who sent it."""


@dataclass(frozen=True)
class Made:
    """A file written anew. `ending` is that of its name; sizes in pixels, lengths in seconds."""

    content: bytes
    content_type: str
    ending: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
