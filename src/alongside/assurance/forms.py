"""Write beside a label that it was not so; look back as a group."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from alongside.assurance.actions import LONGEST_NOTE, LONGEST_REMARK
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.reviews import Said
from alongside.core.widgets import BigRadios, Radios
from alongside.frameworks.schema import ReviewPrompt
from alongside.people.models import Group

LONGEST_REVIEW = 2000


class RemarkForm(forms.Form):
    """How it was, in one's own words."""

    words = forms.CharField(
        label="How was it?",
        help_text="Everybody can read this, with your group or your role and without your name. Name no child.",
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how it was."},
    )


class AttestForm(forms.Form):
    """How somebody knows that a check holds."""

    note = forms.CharField(
        label="How do you know?",
        help_text="Everybody can read this, with your name and the day. Name no child.",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how you know."},
    )


class ReviewForm(forms.Form):
    """Every prompt with a short answer and the group's own words; young people read it in easy words."""

    fields_say_optional = False

    def __init__(
        self, *args: Any, prompts: Sequence[ReviewPrompt], group: Group, now: Mapping[str, Said], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._prompts = prompts
        easy = group.may_be_under_18
        for prompt in prompts:
            said = now.get(prompt.id, Said(None, ""))
            self.fields[f"{prompt.id}-answer"] = forms.ChoiceField(
                label=prompt.easy if easy else prompt.text,
                choices=ReviewAnswer.choices,
                widget=BigRadios(symbols=_SYMBOLS) if easy else Radios(),
                required=False,
                initial=said.answer,
            )
            self.fields[f"{prompt.id}-words"] = forms.CharField(
                label="Do you want to say more?" if easy else "In your group’s own words",
                max_length=LONGEST_REVIEW,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=said.words,
            )

    @property
    def lines(self) -> dict[str, Said]:
        """What was answered, prompt by prompt."""
        given = self.cleaned_data
        return {
            prompt.id: Said(
                ReviewAnswer(given[f"{prompt.id}-answer"]) if given[f"{prompt.id}-answer"] else None,
                given[f"{prompt.id}-words"],
            )
            for prompt in self._prompts
        }


_SYMBOLS = {
    ReviewAnswer.YES.value: "thumbs-up",
    ReviewAnswer.PARTLY.value: "balance",
    ReviewAnswer.NO.value: "thumbs-down",
    ReviewAnswer.CANT_SAY.value: "question",
}
