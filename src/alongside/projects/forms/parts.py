"""What a project says of itself, as a form: words, or one of the pack's entries with the reason for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from alongside.core.shown_again import put
from alongside.core.widgets import Radios
from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Pack
from alongside.projects import rules
from alongside.projects.actions import PartText

LONGEST = 4000
LONGEST_REASON = 2000


@dataclass(frozen=True)
class Wanted:
    """How a part is asked for."""

    label: str
    hint: str
    reason: str = ""


WANTED: Mapping[Part, Wanted] = {
    Part.PURPOSE: Wanted("What is it for?", "What should be different afterwards, and who said so first."),
    Part.WHO_FOR: Wanted("Who is it for?", "Whose lives it is about, and who else will be in the room."),
    Part.LEVEL: Wanted("How far does it reach?", "", "Why this level?"),
    Part.RUNG: Wanted(
        "How will you work together?",
        "Claim only what you will do. The page will show this beside what was done, so a lower step that is true "
        "is worth more than a higher one that is not.",
        "Why is that the right way for this?",
    ),
    Part.FIXED: Wanted(
        "What is fixed?", "What nobody here can change, and why: the law, money, a date. One thing on each line."
    ),
    Part.OPEN: Wanted("What is open?", "What people can really change. One thing on each line."),
}


def part_field(part: Part, pack: Pack, *, required: bool) -> forms.Field:
    """The control of a part: a choice with its definitions on the page, or words."""
    wanted = WANTED[part]
    missing = {"required": f"Nothing stands under “{wanted.label}”. Say something there."}
    kind: dict[str, Any] = {
        "label": wanted.label,
        "help_text": wanted.hint,
        "required": required,
        "error_messages": missing,
    }
    if part is Part.LEVEL:
        hints = {level.id: level.description for level in pack.levels}
        choices: list[Any] = [(level.id, level.title) for level in pack.levels]
        return forms.ChoiceField(choices=choices, widget=Radios(hints=hints), **kind)
    if part is Part.RUNG:
        hints = {rung.id: rung.description for rung in pack.rungs}
        return forms.ChoiceField(choices=_rungs(pack), widget=Radios(hints=hints), **kind)
    return long_text(LONGEST, **kind)


def long_text(longest: int, **kind: Any) -> forms.CharField:
    """Words of any usual length. The limit is far away, so only who reaches it is told of it."""
    field = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=longest, **kind)
    field.widget.attrs.pop("maxlength")
    return field


def _rungs(pack: Pack) -> list[Any]:
    """The rungs as choices, from the top of the ladder; under the names of their families where there are several."""
    families = pack.ladder.families if pack.ladder else ()
    if len(families) < 2:
        return [(rung.id, rung.title) for rung in reversed(pack.rungs)]
    from_the_top = sorted(families, key=lambda family: -max(rung.step for rung in family.rungs))
    return [
        (family.title, [(rung.id, rung.title) for rung in sorted(family.rungs, key=lambda rung: -rung.step)])
        for family in from_the_top
    ]


def reason_field(part: Part) -> forms.CharField:
    """The control of the reason for a level or a rung."""
    return long_text(LONGEST_REASON, label=WANTED[part].reason, required=False)


def reason_name(part: Part) -> str:
    """The name of the reason's control."""
    return f"{part.value}-because"


class StartProjectForm(forms.Form):
    """A project from nothing. Only its title and its purpose must be known at the start."""

    title = forms.CharField(
        label="What is it called?",
        help_text="A few words that everybody would use.",
        max_length=120,
        error_messages={"required": "Give the project a name."},
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = rules.parts_in(pack)
        for part in self.parts:
            self.fields[part.value] = part_field(part, pack, required=part is Part.PURPOSE)
            if part in rules.REASONED_PARTS:
                self.fields[reason_name(part)] = reason_field(part)

    def clean(self) -> dict[str, Any]:
        """A choice needs its reason, and a reason its choice."""
        cleaned = super().clean() or {}
        for part in rules.REASONED_PARTS.intersection(self.parts):
            value, because = cleaned.get(part.value), cleaned.get(reason_name(part), "").strip()
            if value and not because:
                self.add_error(reason_name(part), _GIVE_REASON[part])
            if because and not value and part.value not in self.errors:
                self.add_error(part.value, "You gave a reason. Choose what it is the reason for.")
        return cleaned

    @property
    def texts(self) -> dict[Part, PartText]:
        """What each part will say, as the action takes it."""
        return {
            part: PartText(self.cleaned_data[part.value], self.cleaned_data.get(reason_name(part), ""))
            for part in self.parts
        }


class PartForm(forms.Form):
    """One part worded anew. `seen` is the number of the wording that was on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, pack: Pack, part: Part, current: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part, self.current = part, current
        self.fields["value"] = part_field(part, pack, required=True)
        if part in rules.REASONED_PARTS:
            self.fields["because"] = reason_field(part)
            self.fields["because"].required = True
            self.fields["because"].error_messages["required"] = _GIVE_REASON[part]

    def clean(self) -> dict[str, Any]:
        """Nobody overwrites words that they have not seen."""
        cleaned = super().clean() or {}
        if cleaned.get("seen") != self.current:
            put(self, seen=str(self.current))
            raise forms.ValidationError(
                "Somebody else changed this while you were writing. Their words stand below, and yours are still "
                "here. Save again if yours should take their place."
            )
        return cleaned


_GIVE_REASON = {
    Part.LEVEL: "Say why this is the right level.",
    Part.RUNG: "Say why this is the right way to work together.",
}
