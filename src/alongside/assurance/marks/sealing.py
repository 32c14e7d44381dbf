"""An area's private key is encrypted at rest, under a key that is drawn from the site's SECRET_KEY."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class CannotOpenError(Exception):
    """A key was encrypted under another SECRET_KEY than the site has now."""


def _box() -> Fernet:
    drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"alongside: keys of areas")
    return Fernet(urlsafe_b64encode(drawn.derive(settings.SECRET_KEY.encode())))


def sealed(key: Ed25519PrivateKey) -> str:
    """The key as it is kept."""
    return _box().encrypt(key.private_bytes_raw()).decode("ascii")


def opened(text: str) -> Ed25519PrivateKey:
    """The key again. Raises `CannotOpenError` where the site's SECRET_KEY is another by now."""
    try:
        return Ed25519PrivateKey.from_private_bytes(_box().decrypt(text.encode("ascii")))
    except InvalidToken as error:
        raise CannotOpenError from error
