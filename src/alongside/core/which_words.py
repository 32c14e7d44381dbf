"""In which words a page is written: plain ones or easy ones, as whoever reads it likes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

EASY, PLAIN = "easy", "plain"


@dataclass(frozen=True)
class WhichWords:
    """Whether the page is in easy words, and the tabs to choose by."""

    easy: bool
    tabs: Sequence[dict[str, Any]]


def which_words(request: HttpRequest, *, easy_first: bool = False) -> WhichWords:
    """What `?words=` asks for; without it plain words, or easy ones where whoever reads gets those first."""
    easy = request.GET.get("words", EASY if easy_first else PLAIN) == EASY
    plain_address = f"{request.path}?words={PLAIN}" if easy_first else request.path
    return WhichWords(
        easy,
        (
            {"title": "Plain words", "href": plain_address, "current": not easy},
            {"title": "Easy words", "href": f"{request.path}?words={EASY}", "current": easy},
        ),
    )
