"""The one text on which people agree."""

from collections.abc import Sequence
from typing import Any

from django import forms

from alongside.live.queries.together import Note

LONGEST_TEXT = 600


class AgreedForm(forms.Form):
    """What stands as agreed from now on, and where it comes from."""

    text = forms.CharField(
        label="What did people agree on?",
        help_text="It stands on the screen and on people’s phones at once. Earlier wordings are kept.",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Write the text that people agreed on."},
    )
    easy_text = forms.CharField(
        label="The same in easy words",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    because = forms.CharField(
        label="Why this one?",
        help_text="For example, what changed since the last wording, and who asked for it.",
        max_length=300,
        required=False,
    )
    stems_from = forms.MultipleChoiceField(
        label="Which of these does it come from?",
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, *args: Any, alternatives: Sequence[Note], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not alternatives:
            del self.fields["stems_from"]
            return
        self.fields["stems_from"].choices = [(str(note.uuid), note.words) for note in alternatives]  # type: ignore[attr-defined]
