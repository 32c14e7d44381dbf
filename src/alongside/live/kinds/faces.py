"""A few faces to choose from, and words for who wants to say why."""

from collections.abc import Sequence

from django import forms

from alongside.core.widgets import Faces
from alongside.live.kinds.base import Choice, Kind


def _widget(choices: Sequence[Choice]) -> forms.Widget:
    return Faces(symbols={choice.value: choice.symbol for choice in choices})


KIND = Kind(key="faces", invites="Do you want to say more?", widget=_widget)
