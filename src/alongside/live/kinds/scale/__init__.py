"""A statement with a number from low to high, often asked before and after."""

from collections.abc import Iterable, Sequence

from django import forms

from alongside.core.widgets import BigRadios
from alongside.frameworks.schema import ActivityTemplate
from alongside.live.choices import Choice
from alongside.live.kinds.base import Drawn, Kind
from alongside.live.kinds.fields import one_of
from alongside.live.models import Activity, Prompt, Session
from alongside.live.presenters import screen


class Scale(Kind):
    """Each prompt is a statement with the steps of a scale."""

    key = "scale"
    title = "A scale"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """There is nothing to choose without values."""
        if not all(prompt.values for prompt in activity.prompts):
            yield "every prompt of the kind `scale` needs `values`"

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """Each step with its words: a row of bare numbers asks people to keep its two ends in mind."""
        return one_of(choices, BigRadios(symbols={choice.value: choice.symbol for choice in choices}))

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """How many chose which step, before and after."""
        return Drawn("live/screen/bars.html", screen.charts(session, list(activity.prompts.all())))


KIND = Scale()
