"""What the kinds of activity share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen: its value, its words in the wanted version, its picture or none."""

    value: str
    label: str
    symbol: str


@dataclass(frozen=True)
class Kind:
    """How activities of one kind look.

    `widget` makes the control with which one of several values is chosen. The templates show a prompt's
    answers: `results` to the team, `screen` to the hall. `invites` is the label above the field for words.
    """

    key: str
    invites: str
    widget: Callable[[Sequence[Choice]], forms.Widget] | None

    @property
    def results_template(self) -> str:
        """Draws a prompt's answers on the team's pages."""
        return f"live/kinds/{self.key}_results.html"

    @property
    def screen_template(self) -> str:
        """Draws a prompt's answers on the hall's screen."""
        return f"live/kinds/{self.key}_screen.html"


def choices_of(values: Iterable[Mapping[str, str | None]], *, easy: bool) -> tuple[Choice, ...]:
    """A prompt's values (`Prompt.values`) as choices, in easy words or in full ones."""
    return tuple(
        Choice(
            value=str(entry["value"]),
            label=str(entry["easy_label"] if easy else entry["label"]),
            symbol=entry.get("symbol") or "",
        )
        for entry in values
    )


def label_of(values: Iterable[Mapping[str, str | None]], value: str, *, easy: bool) -> Choice | None:
    """The choice that somebody made, or nothing where they made none."""
    return next((choice for choice in choices_of(values, easy=easy) if choice.value == value), None)
