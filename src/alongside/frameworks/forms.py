"""Words of a pack as a form, a pack as a file, and the word that an area chose."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from alongside.core.shown_again import put
from alongside.core.widgets import Date
from alongside.frameworks.actions.wording import LONGEST_REASON
from alongside.frameworks.changes_pages import field_title
from alongside.frameworks.passages import Passage, Thing
from alongside.frameworks.uploads import LARGEST_ZIP

LINE = 120


class ThingForm(forms.Form):
    """Everything that one thing of a pack says. `seen` is the number of the wording that was on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, thing: Thing, before: Mapping[str, str], current: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing, self.current = thing, current
        self.fields["seen"].initial = current
        for passage in thing.passages:
            earlier = before.get(passage.field, passage.words)
            self.fields[passage.field] = _field(passage, "" if earlier == passage.words else earlier)

    def clean(self) -> dict[str, Any]:
        """Nobody writes over words that they have not seen."""
        cleaned = super().clean() or {}
        if cleaned.get("seen") != self.current:
            put(self, seen=str(self.current))
            raise forms.ValidationError(
                "Somebody else changed the wording while you were writing. Yours is still here. Save again to put it "
                "in the place of theirs."
            )
        return cleaned

    @property
    def words(self) -> dict[str, str]:
        """What each field says now, as a pack keeps it."""
        return {passage.field: _as_words(self.cleaned_data[passage.field]) for passage in self.thing.passages}


def _field(passage: Passage, earlier: str) -> forms.Field:
    kind: dict[str, Any] = {
        "label": field_title(passage.field),
        "initial": passage.words,
        "required": passage.is_required,
        "help_text": f"Before: “{earlier}”" if earlier else "",
        "error_messages": {"required": "Something has to stand here. Write it, or put the words from before back."},
    }
    if passage.is_date:
        return forms.DateField(widget=Date, **kind)
    if passage.longest > LINE:
        kind["widget"] = forms.Textarea(attrs={"rows": 3})
    field = forms.CharField(max_length=passage.longest, **kind)
    field.widget.attrs.pop("maxlength", None)  # told when it is reached, and nothing is cut off
    return field


def _as_words(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "").replace("\r\n", "\n").strip()


class NotYetForm(forms.Form):
    """Why a group does not agree to these words yet. `digest` and `seen` say which words and which answer were read."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    because = forms.CharField(
        label="What should be different?",
        help_text="Who words it and the other groups read this, with your group’s name and yours. Name no child.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what should be different, so that people can do something about it."},
    )

    def tell(self, problem: forms.ValidationError, *, digest: str, seen: int) -> None:
        """Why it was not written down. What was typed is still here, and saved again it answers what stands there now."""
        put(self, digest=digest, seen=str(seen))
        self.add_error(None, problem)


class PackFileForm(forms.Form):
    """A pack as a zip file."""

    file = forms.FileField(
        label="Choose a zip file",
        help_text="The folder of the pack, put into a zip file of at most 300 kB. Nothing changes before the groups "
        "have agreed.",
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "There is nothing in this file. Choose another.",
            "invalid": "The file did not arrive. Choose it again.",
        },
    )

    def clean_file(self) -> object:
        """No larger than what a pack can be."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_ZIP:
            raise forms.ValidationError("The file is larger than 300 kB. A pack is text: leave pictures out.")
        return file


class WordForm(forms.Form):
    """The word that people of an area say."""

    word = forms.CharField(
        label="What do people here say?",
        help_text="As it stands within a sentence. Leave it empty to use the pack’s own word.",
        max_length=40,
        required=False,
    )
    easy_word = forms.CharField(
        label="And in easy words?",
        help_text="Leave it empty where the word itself is easy.",
        max_length=40,
        required=False,
    )
    because = forms.CharField(
        label="How was it chosen?",
        help_text="Everybody can read this, for example “In a ballot of families and staff in June”.",
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """An easy word is the easy form of a word."""
        cleaned = super().clean() or {}
        if cleaned.get("easy_word") and not cleaned.get("word"):
            self.add_error("word", "Say the word itself too.")
        return cleaned
