"""Take up a checklist; say what is so, and what is not yet."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from alongside.core.widgets import BigRadios, Radios
from alongside.frameworks.schema import Checklist
from alongside.practice.enums import Ticked
from alongside.practice.forms.about_project import AboutProjectForm
from alongside.practice.limits import LONGEST_TICK_NOTE
from alongside.practice.ticking import Tick
from alongside.projects.models import Project
from alongside.projects.rules import mark_of


class TakeUpForm(AboutProjectForm):
    """What piece of work it is for."""

    about = forms.CharField(
        label="What is it about?",
        help_text="A few words that your team knows it by. Name no child and no family.",
        max_length=120,
        error_messages={"required": "Say what it is about."},
    )

    def __init__(self, *args: Any, projects: Sequence[Project], project: Project | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_for_project(projects, label="Is it part of a project?", none="No", chosen=project)


class TickForm(forms.Form):
    """Each thing on the list with an answer and a remark. Nothing must be answered."""

    fields_say_optional = False

    def __init__(self, *args: Any, checklist: Checklist, easy: bool, now: Mapping[str, Tick], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = [item.id for item in checklist.items]
        for item in checklist.items:
            said = now.get(item.id, Tick(None))
            self.fields[f"{item.id}-answer"] = forms.ChoiceField(
                label=item.easy if easy else item.text,
                choices=Ticked.choices,
                widget=BigRadios(symbols=_SYMBOLS) if easy else Radios(),
                required=False,
                initial=said.answer,
            )
            self.fields[f"{item.id}-words"] = forms.CharField(
                label="Do you want to say more?" if easy else "Anything to add?",
                max_length=LONGEST_TICK_NOTE,
                required=False,
                initial=said.words,
            )
            self.fields[f"{item.id}-seen"] = forms.CharField(
                widget=forms.HiddenInput, required=False, max_length=64, initial=_mark(said)
            )

    @property
    def ticks(self) -> dict[str, Tick]:
        """What was said anew, to each. What was left as it stood on the page is not in it: others may have changed it."""
        given = self.cleaned_data
        said = {
            item: Tick(Ticked(given[f"{item}-answer"]) if given[f"{item}-answer"] else None, given[f"{item}-words"])
            for item in self._items
        }
        return {item: tick for item, tick in said.items() if _mark(tick) != given[f"{item}-seen"]}


def _mark(tick: Tick) -> str:
    """What stood there when somebody read it."""
    return mark_of(f"{tick.answer or ''}\n{tick.words}")


_SYMBOLS = {Ticked.YES.value: "thumbs-up", Ticked.PARTLY.value: "balance", Ticked.NOT_YET.value: "waiting"}
