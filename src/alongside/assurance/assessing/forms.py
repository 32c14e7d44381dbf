"""Ask back, answer, and say what comes of a submission."""

from typing import Any

from django import forms

from alongside.assurance.assessing.actions import LONGEST_WORDS
from alongside.assurance.signing.enums import Outcome
from alongside.core.widgets import Radios


def _words(label: str, missing: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )


class QuestionForm(forms.Form):
    """What an assessor wants to know."""

    prefix = "ask"
    words = _words("Your question", "Write your question.", "The people of the project read it, and answer here.")


class AnswerForm(forms.Form):
    """What the people of the project answer."""

    words = _words("Your answer", "Write your answer.", "Name no child.")

    def __init__(self, *args: Any, pk: int, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": f"answer-{pk}"})


class DecideForm(forms.Form):
    """Awarded, or not yet, and why. The form carries which record was read."""

    prefix = "decide"
    outcome = forms.ChoiceField(
        label="What do you say?",
        choices=Outcome.choices,
        widget=Radios(),
        error_messages={"required": "Choose what you say."},
    )
    reasons = _words(
        "Why?",
        "Say why, so that people can learn from it.",
        "What convinced you, or what is missing and would settle it.",
    )
