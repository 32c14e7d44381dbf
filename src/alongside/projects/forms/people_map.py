"""Somebody on the map: who, where, whether they are there, and whom they should talk to."""

from collections.abc import Sequence
from typing import Any

from django import forms

from alongside.core.widgets import BigRadios, Radios
from alongside.frameworks.schema import PeopleMap
from alongside.projects.actions import OnMap
from alongside.projects.models import MapEntry

THERE, MISSING = "there", "missing"


class OnMapForm(forms.Form):
    """Asked in easy words, since a young person makes the map."""

    words = forms.CharField(
        max_length=80,
        label="Who is it?",
        help_text="What you call them, like “my aunt” or “the school nurse”. No full names.",
        error_messages={"required": "Say who it is."},
    )

    def __init__(self, *args: Any, people_map: PeopleMap, others: Sequence[MapEntry] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = people_map.places
        self._others = {entry.pk: entry for entry in others}
        self.fields["place"] = forms.ChoiceField(
            choices=[(place.id, place.easy_title) for place in places],
            widget=BigRadios(
                symbols={place.id: place.symbol for place in places}, hints={place.id: place.easy for place in places}
            ),
            label="Where do they belong?",
            error_messages={"required": "Choose a place on the map."},
        )
        self.fields["there"] = forms.ChoiceField(
            choices=[(THERE, "Yes, they are there"), (MISSING, "No, they are missing")],
            widget=Radios,
            initial=THERE,
            label="Are they there for you?",
        )
        if others:
            self.fields["talk"] = forms.TypedChoiceField(
                coerce=int,
                empty_value=None,
                required=False,
                choices=[("", "Nobody"), *((entry.pk, entry.words) for entry in others)],
                label="Who should they talk to?",
            )

    @property
    def who(self) -> OnMap:
        """What was filled in."""
        said = self.cleaned_data
        return OnMap(
            words=said["words"],
            place=said["place"],
            is_missing=said["there"] == MISSING,
            should_talk_to=self._others.get(said.get("talk") or 0),
        )


def initial_of(entry: MapEntry) -> dict[str, Any]:
    """Somebody on the map as the form shows them."""
    return {
        "words": entry.words,
        "place": entry.place,
        "there": MISSING if entry.is_missing else THERE,
        "talk": entry.should_talk_to_id or "",
    }
