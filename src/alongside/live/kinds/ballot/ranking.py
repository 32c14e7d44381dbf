"""Putting options in order: a place for each, chosen from a list; buttons up and down where there is a script.

Nothing has to be dragged. Without a script each option has a list of places, which the keyboard reaches, and an
option may be left without one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from alongside.live.choices import Choice, as_value, chosen_in


def ordinal(place: int) -> str:
    """ "1st", "2nd", "3rd", "11th"."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


class RankingWidget(forms.Widget):
    """A list of places beside each option. Its value is a place, as it was typed, for each option."""

    template_name = "ballot/templates/ranking.html"
    use_fieldset = True

    def __init__(self, *, options: Sequence[Choice], places: int) -> None:
        super().__init__()
        self.options = options
        self.places = places

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        """What was chosen for each option."""
        return {option.value: str(data.get(f"{name}-{option.value}", "")) for option in self.options}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether no place was sent at all."""
        return all(f"{name}-{option.value}" not in data for option in self.options)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """No one control belongs to the label: it is the legend of all of them."""
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """A row for each option, in the order in which they are offered."""
        context = super().get_context(name, value, attrs)
        shared = context["widget"]["attrs"]
        has_focus = shared.pop("autofocus", False)
        given = value if isinstance(value, dict) else {}
        context["rows"] = [
            {
                "option": option,
                "name": f"{name}-{option.value}",
                "id": f"{shared.get('id', name)}_{number}",
                "place": given.get(option.value, ""),
                "has_focus": has_focus and number == 0,
            }
            for number, option in enumerate(self.options)
        ]
        context["places"] = [(str(place), ordinal(place)) for place in range(1, self.places + 1)]
        context["is_invalid"] = shared.get("aria-invalid") == "true"
        return context


class RankingField(forms.Field):
    """Options in order, the most wanted first; cleans to the text that an answer keeps.

    Two options with the same place are an error that names them. A place that is left out is none: who gives 1st
    and 3rd has said which they want more.
    """

    def __init__(self, *, choices: Sequence[Choice], most: int | None, on_paper: bool = False) -> None:
        self.options = {choice.value: choice for choice in choices}
        self.places = min(most or len(choices), len(choices))
        super().__init__(
            label="What order did they give?" if on_paper else "Put them in order",
            help_text=_hint(self.places, len(choices), on_paper=on_paper),
            required=False,
            widget=RankingWidget(options=choices, places=self.places),
        )

    def prepare_value(self, value: Any) -> Any:
        """An answer that was given before, as a place for each option."""
        if not isinstance(value, str):
            return value
        return {option: str(place) for place, option in enumerate(chosen_in(value), start=1)}

    def clean(self, value: Any) -> str:
        """The options in order. What was typed stays where it is when something is wrong with it."""
        by_place: dict[int, list[str]] = {}
        for option, typed in (value or {}).items():
            if typed:
                by_place.setdefault(self._place(typed), []).append(self.options[option].label)
        doubled = [
            f"{_both(labels)} have the same place, {ordinal(place)}. Give each its own place."
            for place, labels in sorted(by_place.items())
            if len(labels) > 1
        ]
        if doubled:
            raise forms.ValidationError(doubled)
        chosen = [option for option, typed in value.items() if typed] if value else []
        return as_value(sorted(chosen, key=lambda option: self._place(value[option])))

    def _place(self, typed: str) -> int:
        if typed not in {str(place) for place in range(1, self.places + 1)}:
            raise forms.ValidationError(f"Choose places from 1st to {ordinal(self.places)}.")
        return int(typed)


def _both(labels: Sequence[str]) -> str:
    named = [f"“{label}”" for label in labels]
    return f"{', '.join(named[:-1])} and {named[-1]}"


def _hint(places: int, offered: int, *, on_paper: bool) -> str:
    if on_paper:
        return "Tab goes from one to the next, and a digit chooses the place."
    if places < offered:
        return f"The one you like most is 1st. You can choose up to {places}."
    return "The one you like most is 1st. You can leave some out."
