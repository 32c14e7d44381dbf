"""Form controls of our own: choices with pictures and hints, faces, a scale, a date.

>>> group = forms.ChoiceField(choices=…, widget=BigRadios(symbols={"families": "family"}))
"""

from collections.abc import Mapping
from typing import Any

from django import forms

# So many steps of a scale stand in one row on a phone; more go into a second one.
ONE_ROW = 6


class _Explained(forms.Widget):
    """Choices that may carry a picture and a line that explains them, by the choice's value."""

    def __init__(
        self,
        *,
        symbols: Mapping[str, str] | None = None,
        hints: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.symbols = symbols or {}
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's option, with its picture and its hint."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        option["symbol"] = self.symbols.get(str(value), "")
        option["hint"] = self.hints.get(str(value), "")
        return option


class Radios(_Explained, forms.RadioSelect):
    """Staff's radios, with a hint below any of them."""


class Checkboxes(_Explained, forms.CheckboxSelectMultiple):
    """Staff's checkboxes, with a hint below any of them."""


class BigRadios(_Explained, forms.RadioSelect):
    """One of several, as large tiles with a picture left of the words."""

    template_name = "forms/widgets/big_choices.html"


class BigCheckboxes(_Explained, forms.CheckboxSelectMultiple):
    """Any of several, as large tiles."""

    template_name = "forms/widgets/big_choices.html"


class Faces(BigRadios):
    """One of a few faces, side by side: the picture above its word."""

    template_name = "forms/widgets/faces.html"


class Scale(forms.RadioSelect):
    """A number from low to high, with what the two ends mean."""

    template_name = "forms/widgets/scale.html"

    def __init__(self, *, low: str, high: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low = low
        self.high = high

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The choices and the words of the two ends."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        options_count = sum(len(group) for _, group, _ in widget["optgroups"])
        widget |= {"low": self.low, "high": self.high, "is_long": options_count > ONE_ROW}
        options = [option for _, group, _ in widget["optgroups"] for option in group]
        # A screen reader hears what the ends mean with the number itself.
        if options:
            options[0]["end"], options[-1]["end"] = self.low, self.high
            widget |= {"first": options[0]["label"], "last": options[-1]["label"]}
        return context


class Date(forms.DateInput):
    """The browser's own date control, which speaks the user's language and needs no script."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Code(forms.TextInput):
    """A join code or a receipt: large letters, no autocorrection, capitals on a phone."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {
            "class": "govuk-input--code",
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }
        super().__init__(attrs=usual | (attrs or {}))
