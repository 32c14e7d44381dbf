"""Forms of decisions and promises. What was typed stays when something is wrong."""

from collections.abc import Sequence
from typing import Any

from django import forms

from alongside.answers.actions import DecisionWords
from alongside.answers.enums import DecisionKind, Difference, Stance
from alongside.core import clock, widgets
from alongside.gatherings.models import Gathering
from alongside.people.models import Group, User

LONGEST = 2000


def _words(label: str, help_text: str = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=LONGEST, widget=area, label=label, help_text=help_text, required=required)


class DecisionForm(forms.Form):
    """What was decided on a theme, why, and by whom."""

    kind = forms.ChoiceField(choices=DecisionKind.choices, widget=widgets.Radios(), label="What was decided?")
    summary = _words("What will happen, or won’t", "In plain words, as you would say it to the people who asked.")
    easy_summary = _words("The same in easy words", "Short sentences, one idea each. Participants read this one.")
    reason = _words("Why", "The real reason. People can live with a no that they understand.", rows=4)
    easy_reason = _words("Why, in easy words", required=False)
    considered = _words(
        "What was considered", "What else could have been done, and why it wasn’t. A line each.", rows=4
    )
    decided_on = forms.DateField(widget=widgets.Date(), label="When was it decided?")
    taken_in = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        required=False,
        label="At which gathering was it taken?",
        help_text="Who was in the room is what the project’s label rests on. Record the gathering first if it is missing.",
    )
    taken_by = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=widgets.Checkboxes(),
        label="Which groups took the decision?",
        help_text="Each of them then says, in its own words, whether it agreed.",
    )
    asking_groups = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=widgets.Checkboxes(),
        label="Which groups asked for this?",
        help_text="They will say whether what was promised was kept.",
    )

    def __init__(self, *args: object, groups: list[Group], gatherings: Sequence[Gathering], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # whatever a form takes
        for name in ("taken_by", "asking_groups"):
            self.fields[name].choices = [(group.pk, group.title) for group in groups]  # type: ignore[attr-defined]
        self._groups = groups
        self._gatherings = {gathering.pk: gathering for gathering in gatherings}
        offered = [(pk, f"{one.title}, {one.held_on:%-d %B %Y}") for pk, one in self._gatherings.items()]
        self.fields["taken_in"].choices = [("", "None of these"), *offered]  # type: ignore[attr-defined]
        if not offered:
            del self.fields["taken_in"]

    def clean_decided_on(self) -> object:
        day = self.cleaned_data["decided_on"]
        if day > clock.today():
            raise forms.ValidationError("This day has not come yet. Give the day on which it was decided.")
        return day

    def words(self) -> DecisionWords:
        said = self.cleaned_data
        return DecisionWords(
            summary=said["summary"],
            easy_summary=said["easy_summary"],
            reason=said["reason"],
            easy_reason=said["easy_reason"],
            considered=said["considered"],
        )

    @property
    def gathering(self) -> Gathering | None:
        """Where it was taken; nothing where that is not recorded."""
        return self._gatherings.get(self.cleaned_data.get("taken_in") or 0)

    def chosen(self, name: str) -> list[Group]:
        """The groups that were ticked under `taken_by` or `asking_groups`."""
        return [group for group in self._groups if group.pk in self.cleaned_data[name]]


class StanceForm(forms.Form):
    """Whether a group agreed to a decision, in its own words."""

    stance = forms.ChoiceField(
        choices=[(Stance.AGREED, "We agreed"), (Stance.DISSENTED, "We did not agree")],
        widget=widgets.Radios(),
        label="Did your group agree?",
    )
    words = _words("In your group’s own words", "Everybody can read this beside the decision.", required=False)


class PromiseForm(forms.Form):
    """Who will do what by when."""

    words = _words("What is promised", "One thing that somebody can see was done, or wasn’t.")
    easy_words = _words("The same in easy words")
    owner = forms.TypedChoiceField(coerce=int, label="Who will see that it is done?")
    owner_role = forms.CharField(
        max_length=120, label="Their role", help_text="Everybody sees the role, for example “Head of transport”."
    )
    due = forms.DateField(widget=widgets.Date(), label="By when?")

    def __init__(self, *args: object, people: list[User], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # whatever a form takes
        choices = [("", "Choose a person"), *((person.pk, person.name) for person in people)]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self._people = people

    def clean_due(self) -> object:
        day = self.cleaned_data["due"]
        if day < clock.today():
            raise forms.ValidationError("This day has passed. Give the day by which it will be done.")
        return day

    def owner_person(self) -> User:
        return next(person for person in self._people if person.pk == self.cleaned_data["owner"])


class AskedForm(PromiseForm):
    """The same for what follows from no decision: and who of those who were there will say whether it was kept."""

    asking_groups = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=widgets.Checkboxes(),
        label="Which groups will say whether it was kept?",
        help_text="Those who were there. Somebody must speak for each of them here, or nobody can say so.",
    )

    def __init__(self, *args: object, groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asking_groups"].choices = [(group.pk, group.title) for group in groups]  # type: ignore[attr-defined]
        self._groups = groups

    def chosen_groups(self) -> list[Group]:
        """The groups that were ticked."""
        return [group for group in self._groups if group.pk in self.cleaned_data["asking_groups"]]


class PledgeForm(AskedForm):
    """The same for what somebody pledged."""

    def __init__(self, *args: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = (
            "What is undertaken, in other words than the pledge’s own: those belong to whoever wrote them, "
            "who may take them back. The promise stays."
        )


class DoneForm(forms.Form):
    """What the owner says was done."""

    evidence = _words("What was done", "Say what people can see now that they could not see before.")


class KeptForm(forms.Form):
    """What a group that asked says."""

    verdict = forms.ChoiceField(
        choices=[("kept", "Yes, it was kept"), ("not-kept", "No, it was not kept")],
        widget=widgets.Radios(),
        label="Was this promise kept?",
    )
    because = _words("Why do you say so?", "Everybody can read this beside the promise.", required=False)


class DifferenceForm(forms.Form):
    """What a group says some time after a promise was kept."""

    answer = forms.ChoiceField(
        choices=Difference.choices,
        widget=widgets.Radios(),
        label="Did it make a difference?",
        help_text="Kept is one thing, and a difference is another. Too early is an answer, too: we ask you again.",
        error_messages={"required": "Choose one. “Too early to say” is fine, too."},
    )
    words = _words(
        "In your group’s own words",
        "What is different now, or what is not? Everybody can read this beside the promise. Name no child.",
        required=False,
    )
