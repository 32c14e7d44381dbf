"""Which marks of an area were withdrawn: a bit for each (W3C Bitstring Status List 1.0)."""

import gzip
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable

from alongside.assurance.marks.errors import NotSoundError

LENGTH = 131_072  # bits; no shorter list is allowed, so that none tells how many marks there are


def packed(withdrawn: Iterable[int]) -> str:
    """The list as it stands in its credential, with the bits at these places set."""
    bits = bytearray(LENGTH // 8)
    for index in withdrawn:
        bits[index // 8] |= 0b1000_0000 >> index % 8
    return "u" + urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode("ascii").rstrip("=")


def is_set(text: str, index: int) -> bool:
    """Whether the bit at this place is set. Raises `NotSoundError` for what is no such list."""
    bits = _unpacked(text)
    return bool(bits[index // 8] & 0b1000_0000 >> index % 8)


def _unpacked(text: str) -> bytes:
    try:
        raw = urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)) if text.startswith("u") else b""
        # A few bytes can unpack to gigabytes, so no more than a list is taken.
        bits = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(raw, LENGTH // 8 + 1)
    except (ValueError, zlib.error):
        bits = b""
    if len(bits) != LENGTH // 8:
        raise NotSoundError("The list of withdrawn marks can’t be read.")
    return bits
