"""The questions before a start, each with yes, not sure and no."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from alongside.core.widgets import Radios
from alongside.frameworks.schema import ReadinessQuestion
from alongside.projects.enums import Ready


class ReadinessForm(forms.Form):
    """Nothing must be answered: what is left open stays open, and the advice says so."""

    fields_say_optional = False

    def __init__(
        self, *args: Any, questions: Sequence[ReadinessQuestion], now: Mapping[str, Ready], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.id] = forms.ChoiceField(
                label=question.text,
                help_text=question.help,
                choices=Ready.choices,
                widget=Radios(),
                required=False,
                initial=now.get(question.id),
            )

    @property
    def answers(self) -> dict[str, Ready]:
        """What was answered."""
        return {key: Ready(value) for key, value in self.cleaned_data.items() if value}
