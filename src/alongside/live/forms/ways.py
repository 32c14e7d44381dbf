"""What somebody may send beside words, or instead: each way is a file of the form, with its limits said beside it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django import forms

from alongside.live.enums import MediaKind
from alongside.live.media.limits import LONGEST_SOUND, megabytes

PICTURES: Final = "image/jpeg,image/png,image/webp,image/gif"


@dataclass(frozen=True)
class Pen:
    """A colour to draw with, and what it is called."""

    name: str
    title: str
    colour: str


PENS: Final = (
    Pen("black", "Black", "#1b1b1f"),
    Pen("blue", "Blue", "#2b50aa"),
    Pen("red", "Red", "#b3261e"),
    Pen("green", "Green", "#2f6f3a"),
    Pen("yellow", "Yellow", "#e8b400"),
    Pen("white", "Rubber", "#ffffff"),
)
# Of the drawing's 1,200 pixels.
WIDTHS: Final = ((8, "Thin"), (20, "Thick"), (48, "Very thick"))
LIMITS: Final = {
    **{str(kind): megabytes(kind) for kind in (MediaKind.PICTURE, MediaKind.DRAWING, MediaKind.VOICE)},
    "seconds": LONGEST_SOUND,
    "minutes": LONGEST_SOUND // 60,
}


def file_fields(ways: Collection[str]) -> dict[str, forms.FileField]:
    """A field for each way that a question takes, in the order in which pages offer them."""
    offered = {
        MediaKind.PICTURE: _file(
            "Add a photo or a picture",
            PICTURES,
            help_text=f"One picture, {megabytes('picture')} MB at most. We take out where and when it was made.",
        ),
        MediaKind.DRAWING: _file("Your drawing", PICTURES),
        MediaKind.VOICE: _file("Your recording", "audio/*"),
    }
    return {str(kind): field for kind, field in offered.items() if kind in ways}


def _file(label: str, accept: str, *, help_text: str = "") -> forms.FileField:
    widget = forms.FileInput(attrs={"accept": accept})
    return forms.FileField(
        label=label,
        help_text=help_text,
        required=False,
        allow_empty_file=True,  # the workshop says in easier words what is wrong with it
        widget=widget,
    )
