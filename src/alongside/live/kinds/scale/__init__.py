"""A statement with a number from low to high, often asked before and after."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from alongside.core.widgets import BigRadios, Radios
from alongside.core.widgets import Scale as ScaleWidget
from alongside.frameworks.schema import ActivityTemplate
from alongside.live import paging
from alongside.live.choices import Choice
from alongside.live.kinds.base import Drawn, Kind
from alongside.live.kinds.fields import one_of
from alongside.live.models import Activity, Prompt, Session
from alongside.live.paging import Wanted
from alongside.live.presenters import screen, screen_changes
from alongside.live.presenters.progress import as_data
from alongside.live.presenters.results import Results


class Scale(Kind):
    """Each prompt is a statement with the steps of a scale."""

    key = "scale"
    title = "A scale"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """There is nothing to choose without values."""
        if not all(prompt.values for prompt in activity.prompts):
            yield "every prompt of the kind `scale` needs `values`"

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """Each step with its words, where it has some; else numbers side by side, with words at both ends.

        A row of bare numbers asks people to keep its two ends in mind, so words come first wherever a pack gives them.
        """
        if has_bare_numbers(choices):
            return _numbers(choices)
        return one_of(choices, BigRadios(symbols={choice.value: choice.symbol for choice in choices}))

    def paper_field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """In staff's look: the arrow keys choose."""
        return one_of(choices, Radios()) if has_bare_numbers(choices) else self.field(prompt, choices)

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """How many chose which step, before and after."""
        return Drawn("live/screen/bars.html", screen.charts(session, list(activity.prompts.all())))

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """Once enough people have answered twice: what changed comes first, how many chose which step second."""
        changes = screen_changes.changes(session, list(activity.prompts.all()))
        if changes is None:
            return self.screen(session, activity)
        turned = paging.turned_to(("changes", "bars"), wanted=wanted.page, facilitators=activity.screen_page, newest=1)
        if turned.page == "changes":
            return Drawn(self.template("changes"), changes, turned.place)
        bars = self.screen(session, activity)
        return Drawn(bars.template, bars.shown, turned.place)

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """What changed, of every statement that is asked before and after."""
        found = {prompt.key: counted.progress(activity, prompt) for prompt in activity.prompts.all()}
        return {key: as_data(progress) for key, progress in found.items() if progress is not None}


def has_bare_numbers(choices: Sequence[Choice]) -> bool:
    """Whether only the two ends have words: all steps between are called by their number."""
    between = choices[1:-1]
    return bool(between) and all(choice.label == choice.value for choice in between)


def _numbers(choices: Sequence[Choice]) -> forms.Field:
    low, high = (choice.label.removeprefix(f"{choice.value}:").strip() for choice in (choices[0], choices[-1]))
    return forms.ChoiceField(
        label="Choose one",
        required=False,
        choices=[(choice.value, choice.value) for choice in choices],
        widget=ScaleWidget(low=low, high=high),
    )


KIND = Scale()
