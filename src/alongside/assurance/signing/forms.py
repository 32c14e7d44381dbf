"""Sign for a group, sign with a reservation, or withhold."""

from typing import Any

from django import forms

from alongside.assurance.signing.actions import LONGEST_REASONS, Said
from alongside.assurance.signing.enums import Word
from alongside.core.widgets import BigRadios, Radios
from alongside.people.models import Group


class SignForm(forms.Form):
    """What the group says. The form carries which record was read."""

    word = forms.ChoiceField(error_messages={"required": "Choose what your group says."})
    reasons = forms.CharField(max_length=LONGEST_REASONS, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    fields_say_optional = False

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        easy = group.may_be_under_18
        choices = _EASY if easy else _PLAIN
        word, reasons = self.fields["word"], self.fields["reasons"]
        word.label = "What do you say?" if easy else "What does your group say?"
        word.choices = list(choices.items())  # type: ignore[attr-defined]  # a choice field has them
        word.widget = BigRadios(symbols=_SYMBOLS) if easy else Radios(hints=_HINTS)
        word.widget.choices = word.choices  # type: ignore[attr-defined]
        reasons.label = "What is wrong?" if easy else "Your reservation, or why you withhold"
        reasons.help_text = (
            "Everybody can read this. Do not write names."
            if easy
            else "Everybody can read this, with your group’s name and without yours. Name no child."
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("word") in (Word.RESERVED, Word.WITHHELD) and not said.get("reasons", "").strip():
            self.add_error("reasons", "Say why, so that people can do something about it.")
        return said

    @property
    def said(self) -> Said:
        """What was said, once the form is right."""
        word = Word(self.cleaned_data["word"])
        return Said(word, self.cleaned_data["reasons"].replace("\r\n", "\n").strip())


_PLAIN = {
    Word.SIGNED.value: "We sign",
    Word.RESERVED.value: "We sign, with a reservation",
    Word.WITHHELD.value: "We withhold the mark",
}
_HINTS = {
    Word.SIGNED.value: "The record is right, and the mark is earned.",
    Word.RESERVED.value: "The mark may be given. What you say stands on its page.",
    Word.WITHHELD.value: "No mark can be awarded while your group says this. A mark that stands says so on its page, and the area decides whether to withdraw it.",
}
_EASY = {
    Word.SIGNED.value: "Yes. We sign",
    Word.RESERVED.value: "Yes, but something is wrong",
    Word.WITHHELD.value: "No. We do not sign",
}
_SYMBOLS = {Word.SIGNED.value: "thumbs-up", Word.RESERVED.value: "balance", Word.WITHHELD.value: "thumbs-down"}
