"""Form fields that several kinds use. Each cleans to the text that an answer keeps."""

from collections.abc import Sequence

from django import forms

from alongside.live.choices import Choice


def one_of(choices: Sequence[Choice], widget: forms.Widget) -> forms.Field | None:
    """One of several; nothing where there is nothing to choose."""
    if not choices:
        return None
    offered = [(choice.value, choice.label) for choice in choices]
    return forms.ChoiceField(label="Choose one", required=False, choices=offered, widget=widget)
