"""A stage's form, made from the questions of the project's pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from alongside.core.dates import long_date
from alongside.core.widgets import Checkboxes, Date, Radios
from alongside.frameworks.enums import QuestionKind, Takes
from alongside.frameworks.schema import Pack, Question
from alongside.projects import rules
from alongside.projects.forms.parts import long_text

LONGEST_LINE = 300
LONGEST = 4000


@dataclass(frozen=True)
class Answered:
    """What stands under a question now, and what stood there before, by the number of the answer."""

    number: int = 0
    versions: Mapping[int, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What stands there now; empty where nothing was ever written."""
        return self.versions.get(self.number, "")


class StageForm(forms.Form):
    """The questions of one stage. Beside each stands, hidden, the number of the answer that was on the page."""

    fields_say_optional = False

    def __init__(
        self, *args: Any, pack: Pack, questions: Sequence[Question], now: Mapping[str, Answered], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.now = {question.id: now.get(question.id, Answered()) for question in questions}
        for question in questions:
            answered = self.now[question.id]
            self.fields[question.id] = field_for(question, pack)
            self.fields[question.id].initial = as_value(question, answered.words)
            seen = forms.IntegerField(widget=forms.HiddenInput, initial=answered.number, required=False)
            self.fields[_seen(question)] = seen

    def clean(self) -> dict[str, Any]:
        """Where somebody else answered meanwhile, their words come onto the page and nothing is lost."""
        cleaned = super().clean() or {}
        data = cast(QueryDict, self.data).copy()
        for question in self.questions:
            if question.id in self.answers and self._is_stale(question):
                data[_seen(question)] = str(self.now[question.id].number)
                self.add_error(question.id, _somebody_else(self.now[question.id].words))
        self.data = data
        return cleaned

    @property
    def answers(self) -> dict[str, str]:
        """What was written anew, by question, as it is kept. What was left as it stood is not in it."""
        written = {
            question.id: as_words(self.cleaned_data[question.id])
            for question in self.questions
            if question.id in self.cleaned_data
        }
        return {key: words for key, words in written.items() if words != self._words_seen(key)}

    def _words_seen(self, key: str) -> str:
        return self.now[key].versions.get(self.cleaned_data.get(f"{key}-seen") or 0, "")

    def _is_stale(self, question: Question) -> bool:
        answered = self.now[question.id]
        was_seen = (self.cleaned_data.get(_seen(question)) or 0) == answered.number
        return not was_seen and as_words(self.cleaned_data[question.id]) != answered.words


def _somebody_else(words: str) -> str:
    theirs = f"They wrote: “{words}”." if words else "They took the answer away."
    return (
        f"Somebody else changed this while you were writing. {theirs} "
        "Yours is still here. Save again if it should take the place of theirs."
    )


def field_for(question: Question, pack: Pack) -> forms.Field:
    """The control of a question; none of them must be answered, since a form is filled bit by bit."""
    kind: dict[str, Any] = {"label": question.text, "help_text": question.help, "required": False}
    if question.kind is QuestionKind.DATE:
        return forms.DateField(widget=Date, error_messages={"invalid": "Type a date like 3.5.2026."}, **kind)
    if question.kind is QuestionKind.CHOICE:
        choices = [(value, label) for value, label, _ in pack.choices_of(question)]
        if question.takes is Takes.MANY:
            return forms.MultipleChoiceField(choices=choices, widget=Checkboxes, **kind)
        return forms.ChoiceField(choices=choices, widget=Radios, **kind)
    if question.kind is QuestionKind.TEXT:
        return forms.CharField(max_length=LONGEST_LINE, **kind)
    return long_text(LONGEST, **kind)


def as_words(value: object) -> str:
    """What a control holds, as it is kept: a date as 2026-05-03, several choices a line each."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "\n".join(value)
    return rules.tidied(str(value or ""))


def as_value(question: Question, words: str) -> object:
    """What is kept, as the question's control takes it."""
    if question.kind is QuestionKind.CHOICE and question.takes is Takes.MANY:
        return words.splitlines()
    return words


def as_read(question: Question, words: str, pack: Pack) -> str:
    """What is kept, as people read it: the labels of choices, a date as it is written everywhere."""
    if question.kind is QuestionKind.DATE and words:
        return long_date(date.fromisoformat(words))
    if question.kind is not QuestionKind.CHOICE:
        return words
    labels = {value: label for value, label, _ in pack.choices_of(question)}
    return ", ".join(labels.get(value, value) for value in words.splitlines())


def _seen(question: Question) -> str:
    return f"{question.id}-seen"
