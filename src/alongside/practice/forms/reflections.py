"""Begin a reflection; say what one thinks, and what is hard. What was typed stays when something is wrong."""

from collections.abc import Sequence
from typing import Any

from django import forms

from alongside.core.widgets import Radios
from alongside.frameworks.schema import Level
from alongside.people.models import Group
from alongside.practice.actions.reflections import Said
from alongside.practice.enums import NoteKind
from alongside.practice.forms.about_project import AboutProjectForm
from alongside.practice.limits import LONGEST_NOTE
from alongside.practice.topics import Asked
from alongside.projects.forms.parts import long_text
from alongside.projects.models import Project

TOGETHER = "together"


class StartReflectionForm(AboutProjectForm):
    """Which group, how far it reaches, and whether it is about one project."""

    group = forms.ChoiceField(
        label="Who reflects?",
        help_text="One group by itself says more than everybody at once. What it says stays with it.",
        widget=Radios(),
        error_messages={"required": "Choose who reflects."},
    )

    def __init__(
        self,
        *args: Any,
        groups: Sequence[Group],
        levels: Sequence[Level],
        projects: Sequence[Project],
        project: Project | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {group.key: group for group in groups}
        offered = [
            *((key, group.title) for key, group in self._groups.items()),
            (TOGETHER, "Everybody who works on it"),
        ]
        self.fields["group"].choices = offered  # type: ignore[attr-defined]  # a choice field
        if levels:
            self.fields["level"] = forms.ChoiceField(
                label="How far does it reach?",
                choices=[(level.id, level.title) for level in levels],
                widget=Radios(hints={level.id: level.description for level in levels}),
                error_messages={"required": "Choose how far it reaches."},
            )
        self.ask_for_project(projects, label="Is it about one project?", none="No, about how we work", chosen=project)

    @property
    def group_chosen(self) -> Group | None:
        """The group that reflects; nothing where everybody does together."""
        return self._groups.get(self.cleaned_data["group"])


class NotesForm(forms.Form):
    """A box for each question. Nothing must be answered."""

    fields_say_optional = False

    def __init__(self, *args: Any, questions: Sequence[Asked], easy: bool, with_challenge: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = questions
        for question in questions:
            self.fields[question.id] = _words(question.said(easy=easy))
        if with_challenge:
            self.fields[_CHALLENGE] = _words(
                "What is hard?" if easy else "What is hard about it?",
                "It is brave to say so."
                if easy
                else "To say that something is hard is a good beginning. Nobody counts it.",
            )

    @property
    def said(self) -> list[Said]:
        """What was written, question by question."""
        given = self.cleaned_data
        notes = [Said(given[question.id], question.id) for question in self._questions if given[question.id]]
        if given.get(_CHALLENGE):
            notes.append(Said(given[_CHALLENGE], kind=NoteKind.CHALLENGE))
        return notes

    @property
    def admits_something_hard(self) -> bool:
        """Whether somebody said what is hard."""
        return bool(self.cleaned_data.get(_CHALLENGE))


# No id of a question has an underscore, so none is overwritten.
_CHALLENGE = "what_is_hard"


def _words(label: str, help_text: str = "") -> forms.CharField:
    field = long_text(LONGEST_NOTE, label=label, help_text=help_text, required=False)
    field.widget.attrs["rows"] = 2
    return field
