"""What to print of a session."""

from collections.abc import Mapping
from typing import Any

from django import forms

from alongside.core import widgets
from alongside.core.typed import whole_number
from alongside.live.sheets import MOST_SHEETS, MOST_STICKER_SHEETS, VERSIONS, Version

JOIN, ANSWERS, STICKERS = "join", "answers", "stickers"
PARTS = [
    (JOIN, "The page for the wall and the tables: how to join"),
    (ANSWERS, "Sheets to answer on, each with a receipt to tear off"),
    (STICKERS, "Round stickers of the answers, to cut out or to print on labels (40 mm)"),
]
USUAL_SHEETS = 4


class PackForm(forms.Form):
    """A pack of paper. What the address doesn't say is as usual, and odd numbers come to sensible ones."""

    parts = forms.MultipleChoiceField(label="What do you want to print?", choices=PARTS, widget=widgets.Checkboxes)
    version = forms.ChoiceField(
        label="For whom?", choices=[(one.key, one.title) for one in VERSIONS.values()], widget=widgets.Radios
    )
    sheets = forms.IntegerField(
        label="For how many people are the answer sheets?",
        help_text=f"At most {MOST_SHEETS} at once.",
        widget=forms.NumberInput({"class": "govuk-input--width-4", "min": 0, "max": MOST_SHEETS}),
    )
    stickers = forms.IntegerField(
        label="How many sheets of stickers of each kind?",
        widget=forms.NumberInput({"class": "govuk-input--width-4", "min": 1, "max": MOST_STICKER_SHEETS}),
    )

    def __init__(self, data: Mapping[str, Any], *, parts: list[str], can_stick: bool) -> None:
        super().__init__(
            {
                "parts": [part for part in parts if part in dict(PARTS)] or [JOIN, ANSWERS],
                "version": data.get("version") if data.get("version") in VERSIONS else next(iter(VERSIONS)),
                "sheets": _number(data.get("sheets", ""), usual=USUAL_SHEETS, most=MOST_SHEETS),
                "stickers": _number(data.get("stickers", ""), usual=1, most=MOST_STICKER_SHEETS),
            }
        )
        if not can_stick:
            self.fields["parts"] = forms.MultipleChoiceField(
                label="What do you want to print?", choices=PARTS[:2], widget=widgets.Checkboxes
            )
            del self.fields["stickers"]
        self.full_clean()

    @property
    def chosen_version(self) -> Version:
        """How it is worded and how large."""
        return VERSIONS[self.data["version"]]

    def has(self, part: str) -> bool:
        """Whether this part is wanted."""
        return part in self.data["parts"]


def _number(typed: str, *, usual: int, most: int) -> int:
    wanted = whole_number(typed)
    return usual if wanted is None else min(wanted, most)
