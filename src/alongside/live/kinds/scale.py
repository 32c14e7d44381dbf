"""A statement with a number from low to high, often asked before and after."""

from collections.abc import Sequence

from django import forms

from alongside.core.widgets import BigRadios
from alongside.live.kinds.base import Choice, Kind


def _widget(choices: Sequence[Choice]) -> forms.Widget:
    # Each step with its words: a row of bare numbers asks people to keep its two ends in mind.
    return BigRadios(symbols={choice.value: choice.symbol for choice in choices})


KIND = Kind(key="scale", invites="Do you want to say more?", widget=_widget)
