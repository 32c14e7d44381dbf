"""The questions before a start, each with yes, not sure and no."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from alongside.core.widgets import BigRadios, Radios
from alongside.frameworks.schema import ReadinessQuestion
from alongside.projects.enums import Ready


class ReadinessForm(forms.Form):
    """Nothing must be answered: what is left open stays open, and the advice says so."""

    fields_say_optional = False

    def __init__(
        self,
        *args: Any,
        questions: Sequence[ReadinessQuestion],
        now: Mapping[str, Ready],
        easy: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.id] = forms.ChoiceField(
                label=question.easy if easy else question.text,
                help_text=question.easy_help if easy else question.help,
                choices=Ready.choices,
                widget=BigRadios(symbols=_SYMBOLS) if easy else Radios(),
                required=False,
                initial=now.get(question.id),
            )

    @property
    def answers(self) -> dict[str, Ready]:
        """What was answered."""
        return {key: Ready(value) for key, value in self.cleaned_data.items() if value}


_SYMBOLS = {Ready.YES.value: "thumbs-up", Ready.NOT_SURE.value: "question", Ready.NO.value: "thumbs-down"}
