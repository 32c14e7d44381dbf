"""Typing in a whole pile at once: one note on each line, or how many chose what."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms

from alongside.core import widgets
from alongside.frameworks.enums import Choosing
from alongside.live.choices import Choice, choices_of
from alongside.live.enums import Whose
from alongside.live.forms.paper import WHOSE
from alongside.live.lines import MOST_LINES, Line, NotAChoiceError, ids_of, lines_of, read_line
from alongside.live.models import Prompt

_NOTHING = "There is nothing in it. Type one note on each line."


class LinesForm(forms.Form):
    """Many notes of many people. `batch` stays the same when the page is sent twice."""

    batch = forms.UUIDField(widget=forms.HiddenInput)
    lines = forms.CharField(
        label="One note on each line",
        strip=False,
        widget=forms.Textarea({"rows": 14, "autofocus": True}),
        error_messages={"required": _NOTHING},
    )
    whose = forms.ChoiceField(label="Whose words are they?", choices=WHOSE, widget=widgets.Radios)
    may_quote = forms.BooleanField(label="All of them said yes: their words may be shown to everybody", required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, prompt: Prompt) -> None:
        super().__init__(data, initial={"batch": uuid4(), "whose": Whose.OWN.value})
        self.prompt = prompt
        self.choices = choices_of(prompt.values, easy=False)
        self.fields["lines"].required = not self._counted()
        self.fields["lines"].help_text = _help(self.choices, takes_words=prompt.words)
        if not prompt.words:
            del self.fields["may_quote"]
        for name, choice in self._counted().items():
            self.fields[name] = _how_many(choice)
        self.order_fields(["batch", *self._counted(), "lines", "whose", "may_quote"])

    def _counted(self) -> dict[str, Choice]:
        """The answers of which one can say how many there are: stickers on a sheet, for one."""
        if self.prompt.choosing != Choosing.ONE:
            return {}
        return {f"count-{place}": choice for place, choice in enumerate(self.choices)}

    def clean_lines(self) -> list[Line]:
        """Every line as a note; each that cannot be read says so with its number."""
        read: list[Line] = []
        for number, line in lines_of(self.cleaned_data["lines"]):
            try:
                read.append(read_line(number, line, choices=self.choices, takes_words=self.prompt.words))
            except NotAChoiceError as error:
                self.add_error("lines", f"Line {number}: {error}")
        return read

    def clean(self) -> dict[str, Any]:
        """All notes, counted ones first: neither none nor too many."""
        cleaned = super().clean() or {}
        counted = [
            Line(0, value=choice.value)
            for name, choice in self._counted().items()
            for _ in range(cleaned.get(name) or 0)
        ]
        cleaned["notes"] = notes = [*counted, *(cleaned.get("lines") or [])]
        if not notes and not self.errors:
            self.add_error("lines", _NOTHING)
        if len(notes) > MOST_LINES:
            self.add_error("lines", f"That is {len(notes)}. Save {MOST_LINES} at most at once, then the others.")
        return cleaned

    @property
    def notes(self) -> list[tuple[UUID, Line]]:
        """Each note with its id."""
        notes: list[Line] = self.cleaned_data["notes"]
        return list(zip(ids_of(self.cleaned_data["batch"], notes), notes, strict=True))


def _how_many(choice: Choice) -> forms.Field:
    return forms.IntegerField(
        label=f"How many chose “{choice.label}”?",
        min_value=0,
        max_value=MOST_LINES,
        required=False,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
    )


def _help(choices: tuple[Choice, ...], *, takes_words: bool) -> str:
    if not choices:
        return "As they wrote it, mistakes too. Each line is a note of somebody else."
    keys = " · ".join(f"{place} {choice.label}" for place, choice in enumerate(choices, start=1))
    told = "Several answers: with a comma between. " if len(choices) > 1 else ""
    words = "Their words come after a colon: “2: It was too loud”. " if takes_words else ""
    return f"What they chose, by its number: {keys}. {told}{words}Each line is somebody else."
