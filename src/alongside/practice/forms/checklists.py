"""Take up a checklist; say what is so, and what is not yet."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from alongside.core.shown_again import put
from alongside.core.widgets import BigRadios, Radios
from alongside.frameworks.schema import Checklist
from alongside.practice.enums import Ticked
from alongside.practice.forms.about_project import AboutProjectForm
from alongside.practice.limits import LONGEST_TICK_NOTE
from alongside.practice.ticking import Tick, mark_of_tick
from alongside.projects.models import Project
from alongside.projects.rules import tidied


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
        self._easy = easy
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
                widget=forms.HiddenInput, required=False, max_length=64, initial=mark_of_tick(said)
            )

    @property
    def ticks(self) -> dict[str, Tick]:
        """What was said anew, to each. What was left as it stood on the page is not in it: others may have changed it."""
        given = self.cleaned_data
        said = {
            item: Tick(
                Ticked(given[f"{item}-answer"]) if given[f"{item}-answer"] else None, tidied(given[f"{item}-words"])
            )
            for item in self._items
        }
        return {item: tick for item, tick in said.items() if mark_of_tick(tick) != self.seen[item]}

    @property
    def seen(self) -> dict[str, str]:
        """The marks of what stood on the page."""
        return {item: self.cleaned_data[f"{item}-seen"] for item in self._items}

    def tell(self, ticks: Mapping[str, Tick]) -> None:
        """Somebody else said something meanwhile: it comes onto the page, and what was typed stays in the form."""
        put(self, **{f"{item}-seen": mark_of_tick(theirs) for item, theirs in ticks.items()})
        for item, theirs in ticks.items():
            self.add_error(f"{item}-answer", _somebody_else(theirs, easy=self._easy))


def _somebody_else(tick: Tick, *, easy: bool) -> str:
    said = [tick.answer.label if tick.answer else "", f"“{tick.words}”" if tick.words else ""]
    theirs = ". ".join(filter(None, said)) or "Nothing"
    if easy:
        return f"Somebody else said: {theirs}. What you said is still here. Save again to keep yours."
    return (
        f"Somebody else changed this while you were writing. They say: {theirs}. "
        "Yours is still here. Save again if it should take the place of theirs."
    )


_SYMBOLS = {Ticked.YES.value: "thumbs-up", Ticked.PARTLY.value: "balance", Ticked.NOT_YET.value: "waiting"}
