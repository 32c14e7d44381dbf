"""What is taken, and how much of it. Pages say these before anybody chooses a file."""

from typing import Final

MEGABYTE: Final = 1024 * 1024

# Bytes that may arrive. A phone's photo has 3 to 8 MB; two minutes of speech have about 2 MB, as WAV ten times that.
MOST_BYTES: Final = {"picture": 10 * MEGABYTE, "drawing": 3 * MEGABYTE, "voice": 10 * MEGABYTE, "sheet": 5 * MEGABYTE}
LARGEST: Final = max(MOST_BYTES.values())

# A picture may have so many pixels; decoded, that is at most some 250 MB.
MOST_PIXELS: Final = 64_000_000
# And is kept with its longer side no longer than this: enough for the hall's screen.
LONGEST_SIDE: Final = 1600

# Seconds. Browsers stop a little late, so a little more is taken than is said.
LONGEST_SOUND: Final = 120
SOUND_LEEWAY: Final = 5
SHORTEST_SOUND: Final = 0.2


def megabytes(kind: str) -> int:
    """How many megabytes a file of this kind may have."""
    return MOST_BYTES[kind] // MEGABYTE
