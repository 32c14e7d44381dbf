"""Putting notes together: which ones, and where to."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms

from alongside.core.typed import whole_number
from alongside.live.models import Pile

NEW, LOOSE = "new", "none"
MOST_AT_ONCE = 500


class _Ids(forms.MultipleChoiceField):
    """Ids of notes, whichever there are: those that may not be moved are left alone by the action."""

    def clean(self, value: Any) -> list[UUID]:
        """Each id once."""
        try:
            return list(dict.fromkeys(UUID(one) for one in (value or [])[:MOST_AT_ONCE]))
        except ValueError:
            raise forms.ValidationError("One of these notes is not known here. Renew the page.") from None


class TitleForm(forms.Form):
    """The few words on a pile."""

    title = forms.CharField(
        label="What is this pile called?",
        max_length=120,
        error_messages={
            "required": "Give the pile a few words, so that the hall knows what it is.",
            "max_length": "That is too long for a pile: 120 letters at most.",
        },
    )


class PutForm(forms.Form):
    """Notes, and the pile into which they go: one that is there, a new one, or none."""

    note = _Ids(required=False)
    to = forms.CharField(error_messages={"required": "Choose where the notes go."})
    title = forms.CharField(
        required=False,
        max_length=120,
        error_messages={"max_length": "That is too long for a pile: 120 letters at most."},
    )

    def __init__(self, *args: Any, piles: Sequence[Pile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._piles = {pile.pk: pile for pile in piles}

    @property
    def notes(self) -> Collection[UUID]:
        """Which notes."""
        return self.cleaned_data["note"]  # type: ignore[no-any-return]  # cleaned data has no types

    @property
    def makes_new(self) -> bool:
        """Whether they go into a new pile."""
        return bool(self.cleaned_data["to"] == NEW)

    @property
    def pile(self) -> Pile | None:
        """The pile; none where they lie loose afterwards."""
        return self._piles.get(whole_number(self.cleaned_data["to"]) or 0)

    def clean(self) -> dict[str, Any]:
        """Something must go somewhere."""
        cleaned = super().clean() or {}
        to = cleaned.get("to", "")
        if to == NEW and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", "Give the new pile a few words, so that the hall knows what it is.")
        elif to and to not in (NEW, LOOSE) and (whole_number(to) or 0) not in self._piles:
            self.add_error("to", "This pile was taken apart in the meantime. Choose another one.")
        if to and to != NEW and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", "Choose a note first: tick the box beside it.")
        return cleaned
