"""Set a session up, and what can be changed of it later."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from alongside.core import clock, widgets
from alongside.frameworks.schema import SessionTemplate
from alongside.projects.models import Project

USUAL_WAIT = timedelta(weeks=4)
LONGEST_ABOUT = 1500


class HearBackField(forms.DateField):
    """The day by which everyone who took part hears what became of it: today or later."""

    widget = widgets.Date

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and day < clock.today():
            raise forms.ValidationError("This day is over. Choose a day that is still to come.")
        return day


class SessionForm(forms.Form):
    """What a new session needs beside its template; all of it is filled in already."""

    title = forms.CharField(
        label="What is it called?",
        max_length=120,
        error_messages={"required": "Give the session a name, so that people know where they are."},
    )
    about = forms.CharField(
        label="What is this, in easy words?",
        help_text="People read it first, before they say anything. Short sentences, one idea in each.",
        max_length=LONGEST_ABOUT,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Say in easy words what this is. People read it before they answer."},
    )
    hear_back_by = HearBackField(
        label="By when will people hear back?",
        help_text="This day is on everybody’s receipt. Choose one that you can keep.",
        error_messages={
            "required": "Choose a day by which people will hear what became of their words.",
            "invalid": "Write the day as a date, such as 31/3/2027.",
        },
    )
    hold_for_person = forms.BooleanField(
        label="Hold everything for a person",
        help_text="Words, pictures and sound come to your page first. You show them on the screen, one by one or all "
        "together. Ratings alone are not held. Keep this on wherever somebody under 18 may write.",
        required=False,
        initial=True,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        template: SessionTemplate,
        projects: Iterable[Project],
        project: str = "",
    ) -> None:
        suggested = {
            "title": template.title,
            "about": template.easy_notice
            or f"{template.easy_title}. Tell us what you think. There are no wrong answers.",
            "hear_back_by": clock.today() + USUAL_WAIT,
            "project": project,
        }
        super().__init__(data, initial=suggested)
        self._projects = {one.slug: one for one in projects}
        choices = [("", "No project"), *((slug, one.title) for slug, one in self._projects.items())]
        self.fields["project"] = forms.ChoiceField(
            label="Which project is it part of?", required=False, choices=choices, widget=forms.Select
        )
        self.order_fields(["title", "about", "hear_back_by", "project", "hold_for_person"])

    def clean_project(self) -> Project | None:
        """The project itself, or none."""
        return self._projects.get(self.cleaned_data["project"])


class HearBackForm(forms.Form):
    """Another day by which people hear back."""

    hear_back_by = HearBackField(
        label="People hear back by",
        error_messages={
            "required": "Choose a day by which people will hear what became of their words.",
            "invalid": "Write the day as a date, such as 31/3/2027.",
        },
    )
