"""Say what was in the way, and what was tried."""

from collections.abc import Sequence
from typing import Any

from django import forms

from alongside.core.widgets import Radios
from alongside.frameworks.schema import Challenge
from alongside.practice.enums import Helped
from alongside.practice.forms.about_project import AboutProjectForm
from alongside.practice.limits import LONGEST_BARRIER
from alongside.projects.models import Project


class BarrierForm(AboutProjectForm):
    """What was in the way."""

    words = forms.CharField(
        label="What was in the way?",
        help_text="What made it hard to work together. Name nobody.",
        max_length=LONGEST_BARRIER,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was in the way."},
    )

    def __init__(
        self,
        *args: Any,
        challenges: Sequence[Challenge],
        projects: Sequence[Project],
        project: Project | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if challenges:
            self.fields["challenge"] = forms.ChoiceField(
                label="What is it most about?",
                choices=[*((one.id, one.title) for one in challenges), ("", "Something else")],
                widget=Radios(hints={one.id: one.description for one in challenges}),
                required=False,
            )
        self.ask_for_project(projects, label="Was it in one project?", none="No, in the whole area", chosen=project)


class AttemptForm(forms.Form):
    """What was tried, and whether it helped."""

    words = forms.CharField(
        label="What did you try?",
        max_length=LONGEST_BARRIER,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what you tried."},
    )
    helped = forms.ChoiceField(
        label="Did it help?",
        choices=Helped.choices,
        widget=Radios(),
        error_messages={"required": "Choose whether it helped."},
    )
    came_of_it = forms.CharField(
        label="What came of it?",
        help_text="Also what did not work: others learn from that as much.",
        max_length=LONGEST_BARRIER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
