"""Propose a goal; say what became of one."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from alongside.core import clock, widgets
from alongside.people.models import Group, User
from alongside.practice import rules
from alongside.practice.actions.goals import GoalFacts
from alongside.practice.enums import Outcome, Term
from alongside.practice.forms.about_project import AboutProjectForm
from alongside.practice.limits import LONGEST_GOAL, LONGEST_REVIEW
from alongside.projects.models import Project


class GoalForm(AboutProjectForm):
    """What people want to have reached, who leads, who is asked, and when they look again."""

    words = forms.CharField(
        label="What do you want to have reached?",
        help_text="One thing that people can see. Name no child.",
        max_length=LONGEST_GOAL,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what you want to have reached."},
    )
    term = forms.ChoiceField(
        label="How far ahead is it?",
        choices=Term.choices,
        widget=widgets.Radios(),
        error_messages={"required": "Choose how far ahead it is."},
    )
    lead = forms.TypedChoiceField(
        coerce=int,
        label="Who leads it?",
        help_text="One person with a name. It is agreed once they have said that they take it on.",
        error_messages={"required": "Choose one person who leads it."},
    )
    lead_role = forms.CharField(
        label="Their role in this",
        help_text="For example “Head of transport”.",
        max_length=120,
        error_messages={"required": "Say in which role they lead it."},
    )
    asked = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=widgets.Checkboxes(),
        label="Which groups have to agree?",
        error_messages={"required": "Ask at least one group."},
    )
    review_on = forms.DateField(
        widget=widgets.Date(),
        label="On which day do you look at it again?",
        help_text="Everybody is asked on that day what became of it. Nobody is chased.",
        error_messages={"required": "Give the day on which you look at it again."},
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[User],
        groups: Sequence[Group],
        asked: Collection[int],
        projects: Sequence[Project],
        project: Project | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people, self._groups = people, groups
        self.fields["lead"].choices = [("", "Choose a person"), *((one.pk, one.name) for one in people)]  # type: ignore[attr-defined]
        self.fields["asked"].choices = [(group.pk, group.title) for group in groups]  # type: ignore[attr-defined]
        self.fields["asked"].initial = list(asked)
        self.ask_for_project(projects, label="Is it for one project?", none="No, for how we work", chosen=project)

    def clean_review_on(self) -> object:
        """A day that is still to come."""
        day = self.cleaned_data["review_on"]
        problem = rules.problem_with_day(day, today=clock.today())
        if problem:
            raise forms.ValidationError(problem)
        return day

    @property
    def facts(self) -> GoalFacts:
        """What was filled in."""
        said = self.cleaned_data
        return GoalFacts(
            words=said["words"],
            term=Term(said["term"]),
            lead=next(one for one in self._people if one.pk == said["lead"]),
            lead_role=said["lead_role"],
            asked=[group for group in self._groups if group.pk in said["asked"]],
            review_on=said["review_on"],
        )


class GoalReviewForm(forms.Form):
    """What became of a goal."""

    outcome = forms.ChoiceField(
        label="What became of it?",
        choices=Outcome.choices,
        widget=widgets.Radios(
            hints={
                Outcome.GOES_ON.value: "Give a new day below.",
                Outcome.CHANGED.value: "This one ends here. Propose the new one after.",
                Outcome.LET_GO.value: "That is an answer too. Say why.",
            }
        ),
        error_messages={"required": "Choose what became of it."},
    )
    words = forms.CharField(
        label="In a few words",
        help_text="What happened, what did not, and what you learnt. Name no child.",
        max_length=LONGEST_REVIEW,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a few words what became of it."},
    )
    next_on = forms.DateField(
        widget=widgets.Date(),
        label="When do you look at it again?",
        help_text="Only if it goes on.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """What goes on is looked at again on a day that is still to come."""
        cleaned = super().clean() or {}
        outcome = cleaned.get("outcome")
        if outcome and not rules.closes(Outcome(outcome)) and "next_on" not in self.errors:
            problem = rules.problem_with_day(cleaned.get("next_on"), today=clock.today())
            if problem:
                self.add_error("next_on", problem)
        return cleaned
