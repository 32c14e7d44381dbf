"""A receipt that somebody types: to see what became of their words, or to say that they were here before."""

from django import forms

from alongside.core import codes
from alongside.core.widgets import Code
from alongside.live.forms.participant import ParticipantForm


class ReceiptForm(ParticipantForm):
    """The receipt, however it is typed."""

    receipt = forms.CharField(
        label="Type your receipt",
        help_text="It has letters and numbers, like KVT72-MPXQ4.",
        max_length=60,
        widget=Code(),
        error_messages={"required": "Type your receipt first."},
    )

    def say_not_found(self) -> None:
        """Nobody has this receipt: what may be wrong with it, as far as it shows."""
        self.add_error("receipt", _why_not(self.cleaned_data["receipt"]))


def _why_not(typed: str) -> str:
    if codes.looks_mistyped(typed):
        return "One letter looks wrong. Look at your receipt again."
    if not codes.is_strip_code(typed):
        return "A receipt is longer or shorter than this. Look at it again."
    return "We cannot find this receipt. Look at it again. Or ask a helper."
