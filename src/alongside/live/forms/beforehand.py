"""What is settled before people come: when they were sent the questions, and who looks after which table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from alongside.core import clock, widgets
from alongside.live.models import Prompt, Session

LONGEST_HOST = 80


class BeforehandForm(forms.Form):
    """The day, and a host for each table where there are any."""

    questions_sent_on = forms.DateField(
        label="On which day were the questions sent?",
        help_text="It stands beside the results: people who could prepare say more. Leave it empty if nobody had them.",
        required=False,
        widget=widgets.Date,
        error_messages={"invalid": "Write the day as a date, such as 31/3/2027."},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, session: Session, tables: Sequence[Prompt]) -> None:
        super().__init__(data, initial={"questions_sent_on": session.questions_sent_on})
        self._tables = tables
        for table in tables:
            self.fields[_name(table)] = forms.CharField(
                label=f"Host of “{table.text}”",
                help_text="An adult’s role or first name. Everybody at the tables reads it.",
                max_length=LONGEST_HOST,
                required=False,
                initial=table.host,
            )

    def clean_questions_sent_on(self) -> date | None:
        day: date | None = self.cleaned_data["questions_sent_on"]
        if day is not None and day > clock.today():
            raise forms.ValidationError("This day has not come yet. Give the day on which they were sent.")
        return day

    def hosts(self) -> dict[int, str]:
        """By the id of each table, who looks after it."""
        return {table.pk: self.cleaned_data[_name(table)] for table in self._tables}


def _name(table: Prompt) -> str:
    return f"host_{table.pk}"
