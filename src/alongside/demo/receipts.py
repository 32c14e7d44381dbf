"""Receipts of the demonstration's people. Only digests are stored, so they are worked out again when needed."""

from alongside.core import codes


def receipt_for(person: str) -> str:
    """The receipt of a person of the demonstration, by their token in its content; the same each time."""
    return codes.receipt_of(f"demonstration:{person}")
