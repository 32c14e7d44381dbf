"""Codes that people read, type and carry: join codes, receipts, and the tokens behind them.

The alphabet has no vowels (no words by accident) and nothing that looks like something else
(no 0/O, 1/I/L, 5/S, 2/Z, 8/B pairs: one of each pair is left out). Only digests of receipts and
tokens are stored; a receipt's digest is keyed, because a short code could be guessed from a plain one.
"""

import hashlib
import hmac
import re
import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "346789CDFGHJKMNPQRTVWXY"
JOIN_CODE_LENGTH = 6
RECEIPT_LENGTH = 10
SHORTEST_STRIP = 8
LONGEST_STRIP = 24


def new_join_code() -> str:
    """A code that a hall reads off a screen: six characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(JOIN_CODE_LENGTH))


def new_token() -> str:
    """A participant's secret: 32 random bytes, kept in their browser only."""
    return secrets.token_urlsafe(32)


def receipt_of(token: str) -> str:
    """The receipt that belongs to a token: nine characters worked out from it, and a check character."""
    number = int.from_bytes(salted_hmac("alongside.receipt.of", token, algorithm="sha256").digest(), "big")
    return _with_check_character(number)


def new_receipt() -> str:
    """A receipt for a paper strip, made before anybody has said anything."""
    return _with_check_character(secrets.randbits(128))


def _with_check_character(number: int) -> str:
    body = ""
    for _ in range(RECEIPT_LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        body += ALPHABET[digit]
    return body + check_character(body)


def check_character(body: str) -> str:
    """The last character of a receipt: any one wrong character or swap of neighbours changes it."""
    total = sum(place * (ALPHABET.index(character) + 1) for place, character in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]


def normalise(typed: str) -> str:
    """What somebody typed, as the code they meant: capitals, without spaces and dashes."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper())


def looks_mistyped(receipt: str) -> bool:
    """Whether a code has the shape of our receipts but its check character does not fit."""
    code = normalise(receipt)
    ours = len(code) == RECEIPT_LENGTH and all(character in ALPHABET for character in code)
    return ours and code[-1] != check_character(code[:-1])


def is_strip_code(typed: str) -> bool:
    """Whether a code can be a receipt: ours, or an area's own printed strips of 8 to 24 characters."""
    return SHORTEST_STRIP <= len(normalise(typed)) <= LONGEST_STRIP


def grouped(code: str) -> str:
    """A code as it is shown: `KVT7W-MPXQ4`, `K4T 7QM`."""
    if len(code) == JOIN_CODE_LENGTH:
        return f"{code[:3]} {code[3:]}"
    return "-".join(code[start : start + 5] for start in range(0, len(code), 5))


def receipt_digest(receipt: str) -> str:
    """What is stored of a receipt: a keyed digest of its normal form, 64 hexadecimal characters."""
    return salted_hmac("alongside.receipt", normalise(receipt), algorithm="sha256").hexdigest()


def token_digest(token: str) -> str:
    """What is stored of a token: 256 random bits need no key, so this is fast."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two secrets without telling by the time it takes."""
    return hmac.compare_digest(one.encode(), other.encode())
