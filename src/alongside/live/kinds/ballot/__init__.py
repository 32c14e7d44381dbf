"""A ballot: people choose a word, or a priority, together. By approval, or in order of preference.

How papers are counted, and what happens in a tie, stands in `counting`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from alongside.core.widgets import BigCheckboxes, Checkboxes
from alongside.frameworks.enums import Choosing
from alongside.frameworks.schema import ActivityTemplate
from alongside.live.choices import Choice
from alongside.live.kinds.ballot import telling
from alongside.live.kinds.ballot.ranking import RankingField
from alongside.live.kinds.base import Drawn, Kind
from alongside.live.kinds.fields import at_most, problems_with_choosing, several_of
from alongside.live.models import Activity, Prompt, Session
from alongside.live.presenters.blocks import Block
from alongside.live.presenters.results import Results


class Ballot(Kind):
    """Each prompt is a ballot of its own: `several` is by approval, `ranked` goes by rounds."""

    key = "ballot"
    title = "A ballot"
    invites = "Do you want to say why?"

    sheet_template = "ballot/templates/sheet_prompt.html"
    sheet_has_rows = True

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """A ballot is by approval or ranked, and is held once."""
        yield from problems_with_choosing(activity.prompts, what="a ballot")
        if any(prompt.choosing is Choosing.ONE for prompt in activity.prompts):
            yield "`choosing` of a ballot is `several` (approval) or `ranked`"
        if any(prompt.moments for prompt in activity.prompts):
            yield "a ballot is held once, so it has no `moments`"

    def field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """Tiles to tick, or a place for each."""
        if prompt.choosing == Choosing.RANKED:
            return RankingField(choices=choices, most=prompt.most)
        symbols = {choice.value: choice.symbol for choice in choices}
        tiles = BigCheckboxes(symbols=symbols, attrs=at_most(prompt.most))
        return several_of(choices, tiles, most=prompt.most, label=_approving(prompt.most, len(choices)))

    def paper_field(self, prompt: Prompt, choices: Sequence[Choice]) -> forms.Field | None:
        """The same in staff's look."""
        if prompt.choosing == Choosing.RANKED:
            return RankingField(choices=choices, most=prompt.most, on_paper=True)
        return several_of(choices, Checkboxes(), most=prompt.most, label="What did they tick?")

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """What is chosen, and how it came about: only from enough people on."""
        return Drawn(self.template("screen"), telling.on_screen(session, list(activity.prompts.all())))

    def results(self, counted: Results, activity: Activity) -> Drawn:
        """Each ballot with its rounds, by group, and with each group weighing the same."""
        ballots = [
            telling.ballot(counted, activity, prompt, place) for place, prompt in enumerate(activity.prompts.all())
        ]
        return Drawn(self.template("results"), ballots)

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """What was chosen, and every round."""
        return {prompt.key: telling.outcome(counted, prompt) for prompt in activity.prompts.all()}

    def report(self, counted: Results, activity: Activity, *, is_public: bool) -> list[Block]:
        """What was chosen, round by round, before what is told of every prompt."""
        return [
            block
            for ballot in self.results(counted, activity).shown
            for block in telling.report(counted, ballot, is_public=is_public)
        ]


def _approving(most: int | None, offered: int) -> str:
    if most is None or most >= offered:
        return "Choose all that you would be happy with"
    return f"Choose up to {most} that you would be happy with"


KIND = Ballot()
