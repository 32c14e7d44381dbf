"""What somebody fills in with their receipt."""

from django import forms

from alongside.answers.enums import Difference, Happened
from alongside.core.widgets import BigRadios
from alongside.live import rules
from alongside.live.forms.participant import ParticipantForm
from alongside.themes.enums import CheckAnswer


def _words(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        strip=False,
        max_length=rules.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "That is too long. Make it shorter."},
    )


class _WithWords(ParticipantForm):
    """A choice, and words for who wants to say more."""

    @property
    def said(self) -> str:
        """The words as they were typed. Browsers send each new line as two characters; one was typed."""
        return str(self.cleaned_data.get("words", "")).replace("\r\n", "\n")


class CheckForm(_WithWords):
    """Is this what you meant? (requirement P7)"""

    answer = forms.ChoiceField(
        label="Is this what you meant?",
        choices=[(CheckAnswer.YES, "Yes, that is what I meant"), (CheckAnswer.NOT_QUITE, "Not quite")],
        widget=BigRadios(symbols={CheckAnswer.YES: "thumbs-up", CheckAnswer.NOT_QUITE: "thinking"}),
        error_messages={"required": "Choose one: yes, or not quite."},
    )
    words = _words("Not quite? Tell us what you meant")


class HappenedForm(_WithWords):
    """Did it happen?"""

    answer = forms.ChoiceField(
        label="Did it happen?",
        choices=[(Happened.YES, "Yes"), (Happened.NO, "No"), (Happened.NOT_SURE, "I don’t know")],
        widget=BigRadios(symbols={Happened.YES: "yes", Happened.NO: "no", Happened.NOT_SURE: "thinking"}),
        error_messages={"required": "Choose one. “I don’t know” is fine too."},
    )
    words = _words("Do you want to say more?")


class OwnDifferenceForm(_WithWords):
    """Did it make a difference? (requirement W9)"""

    answer = forms.ChoiceField(
        label="Did it make a difference?",
        choices=[
            (Difference.YES, "Yes"),
            (Difference.A_LITTLE, "A little"),
            (Difference.NO, "No"),
            (Difference.TOO_EARLY, "It is too early to say"),
        ],
        widget=BigRadios(
            symbols={
                Difference.YES: "yes",
                Difference.A_LITTLE: "growing",
                Difference.NO: "no",
                Difference.TOO_EARLY: "waiting",
            }
        ),
        error_messages={"required": "Choose one. “It is too early to say” is fine too."},
    )
    words = _words("What is different now? What is not?")
