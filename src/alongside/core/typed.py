"""Numbers as somebody, or some program, typed them into an address or a form."""

from collections.abc import Iterable

LONGEST = 18  # digits: the most that every database can look for


def whole_number(typed: str | None) -> int | None:
    """A whole number from 0 up, in plain digits; nothing for all else, and for what is larger than anything here."""
    if typed is None or not (typed.isascii() and typed.isdigit()) or len(typed) > LONGEST:
        return None
    return int(typed)


def ids_in(typed: Iterable[str]) -> list[int]:
    """Those of many that can be somebody's or something's id."""
    return [number for number in map(whole_number, typed) if number is not None]
