"""What the demonstration's content calls people and answers, as the database knows them.

Only digests of receipts are stored, so the receipts are worked out again when they are needed.
"""

from uuid import NAMESPACE_URL, UUID, uuid5

from alongside.core import codes


def receipt_for(person: str) -> str:
    """The receipt of a person of the demonstration, by their token in its content; the same each time."""
    return codes.receipt_of(f"demonstration:{person}")


def uuid_for(answer: str) -> UUID:
    """The id of an answer of the demonstration, by its reference in its content; the same each time."""
    return uuid5(NAMESPACE_URL, f"alongside-demonstration/{answer}")
