"""How every form looks: GOV.UK's markup from our own templates, in both themes.

``{{ form }}`` gives an error summary and all fields; ``{{ form.name.as_field_group }}`` gives one.
Templates below ``forms/`` stand in front of Django's own of the same name.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.template.loader import select_template


class Field(BoundField):
    """A field as our templates need it: what describes it, and where an error's link leads."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """No ``required``: the browser's own bubbles are fleeting and not read aloud; our summary stays."""
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)
        return attrs

    @property
    def aria_describedby(self) -> str | None:
        """The hint, the error and the limit, in the order in which they stand on the page."""
        described = super().aria_describedby
        if described is None or not self.has_limit:
            return described
        return f"{described} {self.auto_id}_limit".strip()

    @property
    def has_limit(self) -> bool:
        """A long answer with a limit tells it."""
        return isinstance(self.field.widget, forms.Textarea) and "maxlength" in self.widget_attrs

    @property
    def widget_attrs(self) -> Mapping[str, Any]:
        """The widget's attributes, those that the field gives it included (``maxlength``)."""
        attrs: Mapping[str, Any] = self.field.widget.attrs
        return attrs

    @property
    def first_id(self) -> str:
        """The id of the control that an error's link must focus: the first of a group."""
        return self.id_for_label or (f"{self.auto_id}_0" if self.use_fieldset else str(self.auto_id))

    @property
    def error_words(self) -> list[str]:
        """What is wrong, so that it makes sense in the summary too, away from its field."""
        words: list[str] = []
        for error in self.errors.as_data():
            if error.code == "required" and error.message == forms.Field.default_error_messages["required"]:
                words.append(self._what_is_missing())
            else:
                words.extend(str(message) for message in error.messages)
        return words

    def _what_is_missing(self) -> str:
        if self.is_single_checkbox:
            return f"Tick this to go on: {self.label}"
        return f"{'Choose an answer' if self.use_fieldset else 'Fill in an answer'}: {self.label}"

    @property
    def is_single_checkbox(self) -> bool:
        """Its label stands right of the box."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def says_optional(self) -> bool:
        """Most fields must be filled in, so it is the others that say so; a form of optional fields says it once."""
        if not getattr(self.form, "fields_say_optional", True):
            return False
        return not (self.field.required or self.is_single_checkbox or self.is_hidden or self.field.disabled)


class Renderer(TemplatesSetting):
    """Set as ``FORM_RENDERER``."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = Field

    def get_template(self, template_name: str) -> Any:
        """Ours, where we have one of that name; else Django's."""
        return select_template([template_name.replace("django/forms/", "forms/", 1), template_name])
