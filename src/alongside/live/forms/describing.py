"""What a picture shows or a recording says, in words."""

from django import forms

LONGEST = 500


class DescribeForm(forms.Form):
    """Written by who looks after the session, for those who cannot see or hear it."""

    alt_text = forms.CharField(
        label="In words",
        help_text="What it shows or says, in a sentence or two. Leave out names.",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Write what it shows or says."},
    )
