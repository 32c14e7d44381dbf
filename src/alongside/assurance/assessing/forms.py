"""Ask back, answer, and say what comes of a submission."""

from typing import Any

from django import forms

from alongside.assurance.assessing.actions import LONGEST_WORDS
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.models import AssessorQuestion
from alongside.core.shown_again import put
from alongside.core.widgets import Radios
from alongside.projects.forms.stages import somebody_else
from alongside.projects.rules import mark_of


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
    """What the people of the project answer. Hidden in it stands the mark of the answer that was on the page."""

    words = _words("Your answer", "Write your answer.", "Name no child.")

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, question: AssessorQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": f"answer-{question.pk}"})
        self.fields["seen"].initial = mark_of(question.answer)

    def tell(self, words: str) -> None:
        """Somebody else answered meanwhile: their words come onto the page, and what was typed stays in the form."""
        put(self, seen=mark_of(words))
        self.add_error("words", somebody_else(words))


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
