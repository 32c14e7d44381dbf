"""A stage's form, made from the questions of the project's pack."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.html import escape

from alongside.core.dates import long_date
from alongside.core.shown_again import put
from alongside.core.widgets import Checkboxes, Date, Radios
from alongside.frameworks.enums import QuestionKind, Takes
from alongside.frameworks.schema import Pack, Question
from alongside.people.models import Group
from alongside.projects import rules
from alongside.projects.actions import Paper
from alongside.projects.fitting import LONGEST, LONGEST_LINE, asked_as, fits
from alongside.projects.forms.parts import long_text

# Who filled in a sheet of paper, where it was not one group alone.
TOGETHER = "together"
SEVERAL_GROUPS = "Several groups together"


@dataclass(frozen=True)
class Written:
    """What somebody wrote under a question, and the mark of what had stood there when they read it."""

    words: str
    seen: str


class StageForm(forms.Form):
    """The questions of one stage. Beside each stands, hidden, the mark of what stood under it on the page.

    What was answered in another way than is asked now stands beside its control, which begins empty; left so, it stays.
    """

    fields_say_optional = False

    def __init__(
        self, *args: Any, pack: Pack, questions: Sequence[Question], now: Mapping[str, str], easy: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self._now = now
        self._apart = {one.id for one in questions if not fits(one, now.get(one.id, ""), pack)}
        for question in questions:
            words = now.get(question.id, "")
            self.fields[question.id] = field_for(question, pack, easy=easy)
            self.fields[question.id].initial = as_value(question, "" if question.id in self._apart else words)
            self.fields[seen_name(question.id)] = forms.CharField(
                widget=forms.HiddenInput, initial=rules.mark_of(words), required=False, max_length=64
            )

    @property
    def answers(self) -> dict[str, Written]:
        """What was written anew, by question, as it is kept. What was left as it stood is not in it."""
        written = {
            question.id: Written(
                as_words(self.cleaned_data[question.id]), self.cleaned_data.get(seen_name(question.id)) or ""
            )
            for question in self.questions
            if question.id in self.cleaned_data
        }
        return {key: answer for key, answer in written.items() if not self._is_left(key, answer)}

    def _is_left(self, key: str, answer: Written) -> bool:
        if key in self._apart and not answer.words:
            return answer.seen == rules.mark_of(self._now[key])
        return rules.mark_of(answer.words) == answer.seen

    def tell(self, key: str, words: str) -> None:
        """Somebody else answered meanwhile: their words come onto the page, and what was typed stays in the form."""
        put(self, **{seen_name(key): rules.mark_of(words)})
        self.add_error(key, somebody_else(words))


class PaperForm(StageForm):
    """The same, to type in what was written on a sheet of paper."""

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = groups
        self.fields["filled_in_by"] = whose_sheet(groups)

    @property
    def paper(self) -> Paper:
        """Whose sheet it was."""
        return paper_of(self._groups, self.cleaned_data["filled_in_by"])


def whose_sheet(groups: Sequence[Group]) -> forms.ChoiceField:
    """The question whose sheet of paper it was."""
    return forms.ChoiceField(
        choices=[*((group.key, group.title) for group in groups), (TOGETHER, SEVERAL_GROUPS)],
        widget=Radios,
        label="Who filled in the sheet?",
        help_text="Nobody’s name, only the group.",
        error_messages={"required": "Say who filled in the sheet."},
    )


def paper_of(groups: Sequence[Group], chosen: str) -> Paper:
    """The sheet of paper of whom `whose_sheet` was answered with."""
    return Paper(next((group for group in groups if group.key == chosen), None))


def somebody_else(words: str) -> str:
    """What is said to somebody whose words met somebody else's."""
    theirs = f"They wrote: “{words}”." if words else "They took the answer away."
    return (
        f"Somebody else changed this while you were writing. {theirs} "
        "Yours is still here. Save again if it should take the place of theirs."
    )


def field_for(question: Question, pack: Pack, *, easy: bool = False) -> forms.Field:
    """The control of a question; none of them must be answered, since a form is filled bit by bit."""
    label, hint = asked(question, easy=easy)
    # A hint is markup to Django's forms, and a pack's is words.
    kind: dict[str, Any] = {"label": label, "help_text": escape(hint), "required": False}
    if question.kind is QuestionKind.DATE:
        return forms.DateField(widget=Date, error_messages={"invalid": "Type a date like 3.5.2026."}, **kind)
    if question.kind is QuestionKind.CHOICE:
        choices = [(value, simple if easy else label) for value, label, simple in pack.choices_of(question)]
        if question.takes is Takes.MANY:
            return forms.MultipleChoiceField(choices=choices, widget=Checkboxes, **kind)
        return forms.ChoiceField(choices=choices, widget=Radios, **kind)
    if question.kind is QuestionKind.TEXT:
        return forms.CharField(max_length=LONGEST_LINE, **kind)
    return long_text(LONGEST, **kind)


def asked(question: Question, *, easy: bool) -> tuple[str, str]:
    """A question and what helps to answer it, in the words that were chosen."""
    return (question.easy, question.easy_help) if easy else (question.text, question.help)


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
        try:
            return long_date(date.fromisoformat(words))
        except ValueError:  # it was answered in words under an earlier version
            return words
    if question.kind is not QuestionKind.CHOICE:
        return words
    labels = {value: label for value, label, _ in pack.choices_of(question)}
    return ", ".join(labels.get(value, value) for value in words.splitlines())


def as_read_in(packs: Sequence[Pack], find: Callable[[Pack], Question | None], words: str) -> str:
    """The same in the words of the pack under which it was an answer; `packs` as in `asked_as`."""
    asked = asked_as(find, words, packs)
    return as_read(asked[0], words, asked[1]) if asked else words


def seen_name(key: str) -> str:
    """The name of the control that holds the mark of what stood under a question."""
    return f"{key}-seen"
