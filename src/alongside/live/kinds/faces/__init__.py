"""A few faces to choose from, and words for who wants to say why."""

from collections.abc import Iterable, Sequence

from django import forms

from alongside.core.widgets import Faces
from alongside.frameworks.schema import ActivityTemplate
from alongside.live.choices import Choice
from alongside.live.kinds.base import Drawn, Kind
from alongside.live.kinds.fields import one_of
from alongside.live.models import Activity, Prompt, Session
from alongside.live.presenters import screen


class FacesKind(Kind):
    """Each prompt is a statement with the same few faces."""

    key = "faces"
    title = "Faces"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """There is nothing to choose without values."""
        if not all(prompt.values for prompt in activity.prompts):
            yield "every prompt of the kind `faces` needs `values`"

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """One face."""
        return one_of(choices, Faces(symbols={choice.value: choice.symbol for choice in choices}))

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """How many chose which face."""
        return Drawn("live/screen/bars.html", screen.charts(session, list(activity.prompts.all())))


KIND = FacesKind()
