"""The vocabularies in which a mark is written. They come from their packages at set-up, never from a network."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from alongside.assurance.marks.errors import NotSoundError

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
# Of the issuer's document; nothing of it is signed, so they are never read here.
CONTROLLED = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")
_BUILT = Path(__file__).resolve().parents[2] / "core/static/core/build/contexts"
_FILES = {CREDENTIALS: "credentials-v2.json", OPEN_BADGES: "open-badges-v3.json"}


@cache
def _read(name: str) -> Any:
    return json.loads((_BUILT / name).read_text(encoding="utf-8"))


def load(address: str, _options: object = None) -> dict[str, Any]:
    """A vocabulary as the JSON-LD library wants it. Raises `NotSoundError` for one that no mark is written in."""
    if address not in _FILES:
        raise NotSoundError(f"It uses a vocabulary that no mark is written in: {address}")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": _read(_FILES[address]),
    }
