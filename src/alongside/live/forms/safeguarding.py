"""What is written to and by the safeguarding leads, and what an area sets for them."""

from typing import Any

from django import forms

from alongside.live.rules import is_storable

LONGEST_CONCERN_NOTE = 2000
LONGEST_OUTCOME = 5000
MOST_WORRY_WORDS = 200
LONGEST_WORRY_WORD = 60
SOONEST, LATEST = 5, 1440  # minutes


class SendForm(forms.Form):
    """An optional note to the safeguarding leads."""

    note = forms.CharField(
        label="What did you see or hear?",
        help_text="Only the safeguarding leads read it. Write facts, in the person’s own words where you can.",
        required=False,
        max_length=LONGEST_CONCERN_NOTE,
        widget=forms.Textarea({"rows": 4}),
    )


class OutcomeForm(forms.Form):
    """What was done."""

    outcome = forms.CharField(
        label="What was done, and when",
        help_text="Only safeguarding leads of this area read it.",
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Write what was done, even if it is only that you spoke to somebody."},
    )


class SafeguardingSettingsForm(forms.Form):
    """How soon a lead says that they have it, and the area's own worry words."""

    acknowledge_minutes = forms.IntegerField(
        label="Within how many minutes should a safeguarding lead say that they have it?",
        help_text=f"From {SOONEST} to {LATEST} (a day). After that the facilitator’s page says: go and tell them.",
        min_value=SOONEST,
        max_value=LATEST,
        error_messages={
            "required": "Write a number of minutes.",
            "invalid": "Write a number of minutes, such as 60.",
            "min_value": f"Give them {SOONEST} minutes at least.",
            "max_value": f"A day is the longest: {LATEST} minutes.",
        },
    )
    words = forms.CharField(
        label="Your area’s own worry words",
        help_text="One word or a few words on each line: local words for drugs, gangs, places. "
        "They raise a flag beside those of the common list. They never stop anybody from saying anything.",
        required=False,
        widget=forms.Textarea({"rows": 8}),
    )

    def clean_words(self) -> list[str]:
        """Each line once, in the order in which they stand."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["words"].splitlines()]
        kept = list(dict.fromkeys(line for line in lines if line))
        if len(kept) > MOST_WORRY_WORDS:
            raise forms.ValidationError(f"These are {len(kept)} lines. Keep it to {MOST_WORRY_WORDS}.")
        if any(len(line) > LONGEST_WORRY_WORD or not is_storable(line) for line in kept):
            raise forms.ValidationError(f"Keep each line to {LONGEST_WORRY_WORD} letters.")
        return kept

    @staticmethod
    def initial_of(*, acknowledge_minutes: int, words: list[str]) -> dict[str, Any]:
        """The form as things are set now."""
        return {"acknowledge_minutes": acknowledge_minutes, "words": "\n".join(words)}
