"""Ed25519 keys and signatures as the W3C writes them: base58 behind a “z” (Multikey, multibase)."""

import base58
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from alongside.assurance.marks.errors import NotSoundError

_ED25519 = b"\xed\x01"  # the multicodec prefix of an Ed25519 public key
KEY_LENGTH = 32
SIGNATURE_LENGTH = 64


def written(key: Ed25519PublicKey) -> str:
    """A public key as a Multikey: “z6Mk…”."""
    return to_text(_ED25519 + key.public_bytes_raw())


def key_of(text: str) -> Ed25519PublicKey:
    """The public key of a Multikey. Raises `NotSoundError` for any other spelling, and for any other kind of key."""
    raw = from_text(text, length=len(_ED25519) + KEY_LENGTH)
    if not raw.startswith(_ED25519):
        raise NotSoundError("The issuer’s key is not an Ed25519 key.")
    return Ed25519PublicKey.from_public_bytes(raw[len(_ED25519) :])


def to_text(raw: bytes) -> str:
    """Bytes in base58 (multibase “z”)."""
    return "z" + base58.b58encode(raw).decode("ascii")


def from_text(text: str, *, length: int) -> bytes:
    """The bytes of a base58 text. Raises `NotSoundError` unless it is the one spelling of just so many bytes."""
    try:
        raw = base58.b58decode(text[1:]) if text.startswith("z") and text.isascii() else b""
    except ValueError:
        raw = b""
    if len(raw) != length or to_text(raw) != text:
        raise NotSoundError("A key or a signature in it is not written as it has to be.")
    return raw
