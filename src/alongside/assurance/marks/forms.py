from django import forms

from alongside.assurance.marks.actions import LONGEST_REASON


class WithdrawForm(forms.Form):
    """Why a mark is taken back."""

    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="Everybody can read this on the mark’s page, and everyone who signed is told. Name no child.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why. A mark is not withdrawn without a reason."},
    )
