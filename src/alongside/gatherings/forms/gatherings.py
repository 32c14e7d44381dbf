"""Write down that people met: what for, when, and how many of which group came."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from alongside.core import clock, widgets
from alongside.core.shown_again import put
from alongside.gatherings import rules
from alongside.gatherings.actions import GatheringFacts, Turnout
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.people.models import Group

LONGEST_NOTE = 1000


class GatheringForm(forms.Form):
    """One gathering. For each group stands how many came; nobody's name is asked for.

    Hidden in it stands the mark of what was recorded when it is corrected.
    """

    title = forms.CharField(max_length=120, label="What was it called?", error_messages={"required": "Give it a name."})
    held_on = forms.DateField(widget=widgets.Date(), label="When was it?")
    purposes = forms.MultipleChoiceField(
        choices=Purpose.choices,
        widget=widgets.Checkboxes(),
        label="What happened there?",
        help_text="Tick only what really did. The project’s page says who was there for each.",
        error_messages={"required": "Choose at least one thing that this gathering was for."},
    )
    papers_sent_on = forms.DateField(
        widget=widgets.Date(),
        required=False,
        label="When did the papers go out?",
        help_text="Leave it empty where there were none.",
    )
    access = forms.ChoiceField(
        choices=AccessMet.choices, widget=widgets.Radios(), label="Did people have what they needed to take part?"
    )
    access_note = forms.CharField(
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        label="What was needed, and what was done?",
        help_text="Without anybody’s name. Only the team reads this.",
    )

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = groups
        for group in groups:
            self.fields[_came(group)] = forms.IntegerField(
                min_value=0,
                max_value=rules.MOST_PEOPLE,
                required=False,
                label=f"How many came: {group.title}",
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
            )
            self.fields[_invited(group)] = forms.IntegerField(
                min_value=0,
                max_value=rules.MOST_PEOPLE,
                required=False,
                label=f"How many were invited: {group.title}",
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
            )

    def clean_held_on(self) -> object:
        """A gathering is recorded once it was held."""
        day = self.cleaned_data["held_on"]
        if day > clock.today():
            raise ValidationError("This day has not come yet. Record a gathering once it has been held.")
        return day

    def clean(self) -> dict[str, Any]:
        """Papers went out before people met."""
        cleaned = super().clean() or {}
        if cleaned.get("held_on"):
            problem = rules.problem_with_papers(
                held_on=cleaned["held_on"], papers_sent_on=cleaned.get("papers_sent_on")
            )
            if problem:
                self.add_error("papers_sent_on", problem)
        return cleaned

    def tell(self, refused: ValidationError, *, seen: str) -> None:
        """Somebody else corrected it meanwhile: what was typed stays, and may be sent again over what stands now."""
        put(self, seen=seen)
        self.add_error(None, refused)

    @property
    def facts(self) -> GatheringFacts:
        """What was filled in."""
        said = self.cleaned_data
        return GatheringFacts(
            title=said["title"],
            held_on=said["held_on"],
            purposes=[Purpose(purpose) for purpose in said["purposes"]],
            papers_sent_on=said["papers_sent_on"],
            access=AccessMet(said["access"]),
            access_note=said["access_note"],
        )

    @property
    def turnout(self) -> Mapping[Group, Turnout]:
        """How many of which group."""
        said = self.cleaned_data
        return {group: Turnout(came=said[_came(group)] or 0, invited=said[_invited(group)]) for group in self._groups}


def initial_of(facts: Mapping[str, Any], turnout: Mapping[Group, Turnout]) -> dict[str, Any]:
    """A gathering as the form shows it, to be corrected."""
    people: dict[str, Any] = {}
    for group, counted in turnout.items():
        people |= {_came(group): counted.came, _invited(group): counted.invited}
    return {**facts, **people}


def _came(group: Group) -> str:
    return f"came-{group.pk}"


def _invited(group: Group) -> str:
    return f"invited-{group.pk}"
