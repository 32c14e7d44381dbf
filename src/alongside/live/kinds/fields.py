"""Form fields that several kinds use. Each cleans to the text that an answer keeps."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from alongside.frameworks.schema import PromptTemplate
from alongside.live.choices import BETWEEN, Choice, as_value, chosen_in
from alongside.live.models import LONGEST_VALUE


def one_of(choices: Sequence[Choice], widget: forms.Widget) -> forms.Field | None:
    """One of several; nothing where there is nothing to choose."""
    if not choices:
        return None
    offered = [(choice.value, choice.label) for choice in choices]
    return forms.ChoiceField(label="Choose one", required=False, choices=offered, widget=widget)


class SeveralField(forms.MultipleChoiceField):
    """Any of several, at most `most`. What was ticked stays ticked when there are too many."""

    default_error_messages = {
        "invalid_choice": "This is not one of them. Choose again.",
        "invalid_list": "This is not one of them. Choose again.",
    }

    def __init__(self, *, offered: Sequence[Choice], most: int | None, **kwargs: Any) -> None:
        super().__init__(required=False, choices=[(choice.value, choice.label) for choice in offered], **kwargs)
        self.offered = offered
        self.most = most

    def prepare_value(self, value: Any) -> Any:
        """An answer that was given before, as the boxes that are ticked."""
        return chosen_in(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """The chosen values, as an answer keeps them, in the order in which they are offered."""
        chosen = super().clean(value)
        if self.most is not None and len(chosen) > self.most:
            raise forms.ValidationError(
                f"You chose {len(chosen)}. That is more than {self.most}. Take {len(chosen) - self.most} away."
            )
        return as_value([choice.value for choice in self.offered if choice.value in chosen])


def several_of(
    choices: Sequence[Choice], widget: forms.Widget, *, most: int | None, label: str = ""
) -> forms.Field | None:
    """Any of several; nothing where there is nothing to choose."""
    if not choices:
        return None
    return SeveralField(
        label=label or how_many(most, len(choices)),
        offered=choices,
        widget=widget,
        most=most,
    )


def at_most(most: int | None) -> dict[str, str]:
    """What tells a script how many may be ticked, so that it leaves a mistake to the page, beside the field."""
    return {} if most is None else {"data-most": str(most)}


def how_many(most: int | None, offered: int) -> str:
    """What stands above tiles of which one may choose several."""
    return "Choose as many as you like" if most is None or most >= offered else f"Choose up to {most}"


def problems_with_choosing(prompts: Iterable[PromptTemplate], *, what: str) -> Iterable[str]:
    """What every kind that asks people to choose needs: something to choose, once each, that fits in an answer."""
    for prompt in prompts:
        if not prompt.values:
            yield f"every prompt of {what} needs `values`"
        if prompt.takes != "one":
            yield f"every prompt of {what} takes one answer: a new one replaces it"
        if len(BETWEEN.join(value.value for value in prompt.values)) > LONGEST_VALUE:
            yield f"the ids of the values of “{prompt.id}” are too long: {LONGEST_VALUE} characters at most together"
