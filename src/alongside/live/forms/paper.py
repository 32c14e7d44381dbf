"""Typing in from paper: what the pile is about, and one note after the other."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django import forms

from alongside.core import clock, codes, widgets
from alongside.frameworks.enums import Moment
from alongside.live import rules
from alongside.live.choices import choices_of
from alongside.live.enums import Via, Whose
from alongside.live.kinds import kind_of
from alongside.live.models import Activity, Prompt
from alongside.people.models import Group

PAPER_WAYS = [(Via.PAPER.value, "On paper"), (Via.PHONE.value, "By phone")]
ONE_BY_ONE, ALL_AT_ONCE = "one", "many"
MODES = [(ONE_BY_ONE, "One note after the other"), (ALL_AT_ONCE, "Many at once, one note on each line")]
MOST_IN_PILE = 5000
WHOSE = [
    (Whose.OWN.value, "Their own words"),
    (Whose.SUPPORTED.value, "With a supporter"),
    (Whose.ON_BEHALF.value, "Somebody spoke for them"),
]


class PileForm(forms.Form):
    """Chosen once for a whole pile: the question, the group, the way it came."""

    prompt = forms.ChoiceField(label="Which question do they answer?")
    moment = forms.ChoiceField(label="Before or after?", choices=Moment.choices, required=False)
    group = forms.ChoiceField(label="Who wrote them?", required=False)
    via = forms.ChoiceField(label="How did they come?", choices=PAPER_WAYS, initial=Via.PAPER.value)
    many = forms.IntegerField(
        label="About how many are in it?",
        help_text="Then you can see how far you have come.",
        min_value=1,
        max_value=MOST_IN_PILE,
        required=False,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
    )
    mode = forms.ChoiceField(label="How do you want to type?", choices=MODES, required=False, widget=widgets.Radios)
    since = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None, *, activities: Sequence[Activity], groups: Sequence[Group]
    ) -> None:
        super().__init__(data, initial={"mode": ONE_BY_ONE, "since": int(clock.now().timestamp())})
        self._prompts = {str(prompt.pk): prompt for activity in activities for prompt in activity.prompts.all()}
        self._groups = {group.key: group for group in groups}
        self.fields["prompt"] = forms.ChoiceField(
            label="Which question do they answer?",
            choices=[
                (activity.title, [(str(prompt.pk), prompt.text) for prompt in activity.prompts.all()])
                for activity in activities
            ],
        )
        self.fields["group"] = forms.ChoiceField(
            label="Who wrote them?",
            required=False,
            choices=[("", "They did not say"), *((group.key, group.title) for group in groups)],
        )
        self.order_fields(["prompt", "moment", "group", "via", "many", "mode", "since"])
        if not any(prompt.moments for prompt in self._prompts.values()):
            del self.fields["moment"]

    def clean(self) -> dict[str, Any]:
        """The prompt, its moment and the group themselves."""
        cleaned = super().clean() or {}
        prompt = self._prompts.get(cleaned.get("prompt", ""))
        moment = cleaned.get("moment", "")
        if prompt is not None and prompt.moments and moment not in prompt.moments:
            self.add_error("moment", "This question is asked before and after. Say which it is.")
        cleaned["prompt"] = prompt
        cleaned["moment"] = moment if prompt is not None and prompt.moments else ""
        cleaned["group"] = self._groups.get(cleaned.get("group", ""))
        cleaned["is_many"] = cleaned.get("mode") == ALL_AT_ONCE
        return cleaned

    def clean_since(self) -> datetime | None:
        """When this pile was begun; nothing where the address does not tell, or tells nonsense."""
        try:
            return datetime.fromtimestamp(self.cleaned_data["since"], tz=UTC)
        except (TypeError, ValueError, OverflowError, OSError):
            return None


class NoteForm(forms.Form):
    """One note. What is likely to be the same on the next one comes last and stays as it was."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    value = forms.ChoiceField(label="What did they choose?", required=False)
    words = forms.CharField(
        label="Their exact words",
        help_text="As they wrote it, mistakes too. If you have to explain something, use your own note below.",
        max_length=rules.LONGEST_WORDS,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 3}),
    )
    signed_as = forms.CharField(
        label="Name or job under it",
        help_text="Only what they wrote there themselves. Leave it empty for anybody who may be under 18.",
        max_length=rules.LONGEST_SIGNATURE,
        required=False,
    )
    receipt = forms.CharField(
        label="Code of the tear-off strip",
        max_length=40,
        required=False,
        widget=widgets.Code(),
    )
    whose = forms.ChoiceField(label="Whose words are they?", choices=WHOSE, widget=widgets.Radios)
    may_quote = forms.BooleanField(label="They said yes: their words may be shown to everybody", required=False)
    scribe_note = forms.CharField(
        label="Your own note",
        help_text="Kept apart from their words. For example: “drew an arrow to the word bus”.",
        max_length=rules.LONGEST_NOTE,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, prompt: Prompt, same_person: Mapping[str, Any] | None = None
    ) -> None:
        start = {"uuid": uuid4(), "whose": Whose.OWN.value, **(same_person or {})}
        super().__init__(data, initial=start)
        chosen = kind_of(prompt.activity.kind).paper_field(prompt, choices_of(prompt.values, easy=False))
        if chosen is None:
            del self.fields["value"]
        else:
            self.fields["value"] = chosen
        if not prompt.words:
            for name in ("words", "may_quote"):
                del self.fields[name]
        if not kind_of(prompt.activity.kind).takes_signature:
            del self.fields["signed_as"]
        if data is None:
            # The field is ready at once; after a refusal the summary of what is wrong comes first.
            self.fields["value" if "value" in self.fields else "words"].widget.attrs["autofocus"] = True
        if codes.looks_mistyped(self.data.get("receipt", "")):
            self.fields["receipt_is_right"] = forms.BooleanField(
                label="I looked again: the code is written like this", required=False
            )
        self.order_fields(["uuid", "value", "words", "signed_as", "receipt", "receipt_is_right", "whose", "may_quote"])

    def clean_receipt(self) -> str:
        """A strip's code in its normal form. One that looks mistyped needs a second look."""
        typed: str = self.cleaned_data["receipt"]
        if not typed.strip():
            return ""
        if not codes.is_strip_code(typed):
            raise forms.ValidationError("A strip’s code has 8 to 24 letters and digits. Look at the strip again.")
        if codes.looks_mistyped(typed) and "receipt_is_right" not in self.data:
            raise forms.ValidationError(
                "There seems to be a typing mistake: the last character does not fit the others. Look again."
            )
        return codes.normalise(typed)
