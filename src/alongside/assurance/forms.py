"""Write beside a label that it was not so."""

from django import forms

from alongside.assurance.actions import LONGEST_REMARK


class RemarkForm(forms.Form):
    """How it was, in one's own words."""

    words = forms.CharField(
        label="How was it?",
        help_text="Everybody can read this, with your group or your role and without your name. Name no child.",
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how it was."},
    )
