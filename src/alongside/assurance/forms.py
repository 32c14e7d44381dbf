"""Write beside a label that it was not so; look back as a group."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from alongside.assurance.actions import LONGEST_NOTE, LONGEST_REMARK
from alongside.assurance.enums import ReviewAnswer
from alongside.assurance.reviews import Said, Versions
from alongside.core.shown_again import put
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
        help_text="Everybody can read this, with the day and your name. Of who speaks for young people, everybody reads "
        "only the group. Name no child.",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how you know."},
    )


class ReviewForm(forms.Form):
    """Every prompt with a short answer and the group's own words; young people read it in easy words.

    Beside each stands, hidden, the number of the line that was on the page. Several people may speak for one group:
    where another one answered meanwhile, their words come onto the page, and nothing is lost.
    """

    fields_say_optional = False

    def __init__(
        self, *args: Any, prompts: Sequence[ReviewPrompt], group: Group, now: Mapping[str, Versions], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._prompts = prompts
        self._now = {prompt.id: now.get(prompt.id, Versions()) for prompt in prompts}
        easy = group.may_be_under_18
        for prompt in prompts:
            versions = self._now[prompt.id]
            self.fields[f"{prompt.id}-answer"] = forms.ChoiceField(
                label=prompt.easy if easy else prompt.text,
                choices=ReviewAnswer.choices,
                widget=BigRadios(symbols=_SYMBOLS) if easy else Radios(),
                required=False,
                initial=versions.now.answer,
            )
            self.fields[f"{prompt.id}-words"] = forms.CharField(
                label="Do you want to say more?" if easy else "In your group’s own words",
                max_length=LONGEST_REVIEW,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=versions.now.words,
            )
            self.fields[f"{prompt.id}-seen"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=versions.number, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse, with their words beside it, what would take the place of an answer that nobody has seen here."""
        cleaned = super().clean() or {}
        newer: dict[str, str] = {}
        for key, versions in self._now.items():
            if key in self.lines and self._seen(key) != versions.number and self.lines[key] != versions.now:
                newer[f"{key}-seen"] = str(versions.number)
                self.add_error(f"{key}-answer", _somebody_else(versions.now))
        put(self, **newer)
        return cleaned

    @property
    def lines(self) -> dict[str, Said]:
        """What was written anew, prompt by prompt. What was left as it stood on the page is not in it."""
        given = {
            key: Said(
                ReviewAnswer(self.cleaned_data[f"{key}-answer"]) if self.cleaned_data[f"{key}-answer"] else None,
                self.cleaned_data[f"{key}-words"].replace("\r\n", "\n").strip(),
            )
            for key in self._now
            if f"{key}-answer" in self.cleaned_data and f"{key}-words" in self.cleaned_data
        }
        return {key: said for key, said in given.items() if said != self._now[key].said(self._seen(key))}

    @property
    def seen(self) -> dict[str, int]:
        """The number of the line that was on the page, prompt by prompt."""
        return {key: self._seen(key) for key in self._now}

    def _seen(self, key: str) -> int:
        return self.cleaned_data.get(f"{key}-seen") or 0


def _somebody_else(said: Said) -> str:
    theirs = ". ".join(
        filter(None, (said.answer.label if said.answer else "", f"“{said.words}”" if said.words else ""))
    )
    return (
        f"Somebody else who speaks for your group answered this meanwhile: {theirs or 'nothing'}. "
        "Yours is still here. Save again if it should take the place of theirs."
    )


_SYMBOLS = {
    ReviewAnswer.YES.value: "thumbs-up",
    ReviewAnswer.PARTLY.value: "balance",
    ReviewAnswer.NO.value: "thumbs-down",
    ReviewAnswer.CANT_SAY.value: "question",
}
