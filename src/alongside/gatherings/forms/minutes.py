"""The minutes of a meeting as a form: what the pack asks, and what happens next, a row for each thing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from alongside.core import clock, widgets
from alongside.core.shown_again import put
from alongside.frameworks.enums import MinutesPart
from alongside.frameworks.schema import MinutesFile, Pack
from alongside.gatherings import rules
from alongside.gatherings.actions import MinutesFacts, Next
from alongside.gatherings.asking import asked_of
from alongside.gatherings.models import FollowUp, Minutes
from alongside.people.models import Group
from alongside.projects.fitting import fits
from alongside.projects.forms.stages import as_value, as_words, field_for, paper_of, whose_sheet

EMPTY_ROWS = 3
LONGEST = 2000


class MinutesForm(forms.Form):
    """Minutes. Of a gathering, day and groups are known; `text_seen` is the number of the text that was on the page.

    What was answered in another way than is asked now stands beside its control, which begins empty; left so, it stays.
    Our own controls have an underscore in their names, which no id of a pack's question can have.
    """

    fields_say_optional = False

    def __init__(
        self,
        *args: Any,
        pack: Pack,
        form: MinutesFile,
        groups: Sequence[Group],
        of_gathering: bool,
        easy: bool = False,
        on_paper: bool = False,
        minutes: Minutes | None = None,
        answers: Mapping[str, str] | None = None,
        current: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = form.written
        self.current = current
        said = answers or {}
        self.apart = {one.id: said[one.id] for one in self.questions if not fits(one, said.get(one.id, ""), pack)}
        self._groups = groups
        if on_paper:
            self.fields["filled_in_by"] = whose_sheet(groups)
        if not of_gathering:
            self._ask_day_and_groups(form, minutes, easy=easy)
        for question in self.questions:
            self.fields[question.id] = field_for(question, pack, easy=easy)
            words = "" if question.id in self.apart else said.get(question.id, "")
            self.fields[question.id].initial = as_value(question, words)
        self.fields["text_seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=current, min_value=0)

    def _ask_day_and_groups(self, form: MinutesFile, minutes: Minutes | None, *, easy: bool) -> None:
        self.fields["met_on"] = forms.DateField(
            widget=widgets.Date(),
            label=asked_of(form, MinutesPart.DAY, easy=easy),
            initial=minutes.met_on if minutes else None,
            error_messages={"required": "Say on which day you met."},
        )
        self.fields["who_came"] = forms.MultipleChoiceField(
            choices=[(group.key, group.title) for group in self._groups],
            widget=widgets.Checkboxes(),
            required=False,
            label=asked_of(form, MinutesPart.WHO, easy=easy),
            help_text="Nobody’s name is needed.",
            initial=[group.key for group in minutes.groups.all()] if minutes else [],
        )

    def clean_met_on(self) -> object:
        """A day that has come."""
        problem = rules.problem_with_day(self.cleaned_data["met_on"], today=clock.today())
        if problem:
            raise ValidationError(problem)
        return self.cleaned_data["met_on"]

    def tell(self, problem: ValidationError) -> None:
        """Why it was not saved. What was typed is still here."""
        put(self, text_seen=str(self.current))
        self.add_error(None, problem)

    def facts(self, follow_ups: Sequence[Next]) -> MinutesFacts:
        """What was filled in."""
        said = self.cleaned_data
        chosen = said.get("who_came", [])
        return MinutesFacts(
            answers={
                question.id: as_words(said[question.id]) or self.apart.get(question.id, "")
                for question in self.questions
            },
            follow_ups=follow_ups,
            met_on=said.get("met_on"),
            groups=[group for group in self._groups if group.key in chosen],
            paper=paper_of(self._groups, said["filled_in_by"]) if "filled_in_by" in said else None,
        )


class NextForm(forms.Form):
    """One thing that happens next. A row without words is none."""

    fields_say_optional = False

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    words = forms.CharField(
        max_length=LONGEST, required=False, label="What happens next?", widget=forms.Textarea(attrs={"rows": 2})
    )
    who = forms.CharField(max_length=120, required=False, label="Who does it?", help_text="A role, such as “Clerk”.")
    by = forms.DateField(widget=widgets.Date(), required=False, label="By when?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs.pop("maxlength")

    def clean(self) -> dict[str, Any]:
        """Who and when belong to something that is done."""
        cleaned = super().clean() or {}
        if (cleaned.get("who") or cleaned.get("by")) and not cleaned.get("words", "").strip():
            self.add_error("words", "Say what happens next, or leave the whole row empty.")
        return cleaned

    @property
    def next(self) -> Next:
        """What was filled in."""
        said = self.cleaned_data
        return Next(words=said.get("words", ""), who=said.get("who", ""), by=said.get("by"), pk=said.get("pk"))


# Rows that are there, and a few to fill in; whoever needs more saves and gets them.
NextForms = forms.formset_factory(
    NextForm,
    extra=EMPTY_ROWS,
    max_num=rules.MOST_FOLLOW_UPS,
    absolute_max=rules.MOST_FOLLOW_UPS + EMPTY_ROWS,
    validate_max=True,
)


def rows_of(follow_ups: Sequence[FollowUp]) -> list[dict[str, Any]]:
    """The follow-ups that can still be changed, as the rows show them."""
    open_ones = [row for row in follow_ups if row.promised_at is None]
    return [{"pk": row.pk, "words": row.words, "who": row.who, "by": row.by} for row in open_ones]
