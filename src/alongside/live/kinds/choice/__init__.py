"""A question with a few answers to choose from: one of them, or several."""

from collections.abc import Iterable, Sequence

from django import forms

from alongside.core.widgets import BigCheckboxes, BigRadios, Checkboxes, Radios
from alongside.frameworks.enums import Choosing
from alongside.frameworks.schema import ActivityTemplate
from alongside.live.choices import Choice
from alongside.live.kinds.base import Drawn, Kind
from alongside.live.kinds.fields import at_most, one_of, problems_with_choosing, several_of
from alongside.live.models import Activity, Prompt, Session
from alongside.live.presenters import screen


class ChoiceKind(Kind):
    """Each prompt is a question with its own answers, as large tiles."""

    key = "choice"
    title = "A choice"

    sheet_template = "choice/templates/sheet_prompt.html"
    sheet_has_rows = True

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """There must be something to choose. An order of preference is for a ballot, which counts it."""
        yield from problems_with_choosing(activity.prompts, what="a choice")
        if any(prompt.choosing is Choosing.RANKED for prompt in activity.prompts):
            yield "a choice holds one or several of its values: use the kind `ballot` to rank them"

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """Tiles: one of them, or as many as the prompt allows."""
        symbols = {choice.value: choice.symbol for choice in choices}
        if prompt.choosing == Choosing.SEVERAL:
            tiles = BigCheckboxes(symbols=symbols, attrs=at_most(prompt.most))
            return several_of(choices, tiles, most=prompt.most)
        return one_of(choices, BigRadios(symbols=symbols))

    def paper_field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """The same in staff's look: the space bar ticks, Tab and the arrows go on."""
        label = "What did they choose?"
        if prompt.choosing == Choosing.SEVERAL:
            return several_of(choices, Checkboxes(), most=prompt.most, label=label)
        field = one_of(choices, Radios())
        if field is not None:
            field.label = label
        return field

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """How many people chose which answer."""
        return Drawn("live/screen/bars.html", screen.charts(session, list(activity.prompts.all())))


KIND = ChoiceKind()
