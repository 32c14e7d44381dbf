"""The arithmetic of the audit chain. Plain functions over plain data."""

import hashlib
import json
from collections.abc import Iterable, Mapping

BEFORE_THE_FIRST = "0" * 64


def digest_of(previous: str, entries: Iterable[Mapping[str, object]]) -> str:
    """The digest of a run of entries together with the digest before it: 64 hexadecimal characters (SHA-256)."""
    chain = hashlib.sha256(previous.encode("ascii"))
    for entry in entries:
        chain.update(json.dumps(entry, sort_keys=True, separators=(",", ":"), default=str).encode())
        chain.update(b"\n")
    return chain.hexdigest()
