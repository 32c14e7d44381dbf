"""A shared definition: people write alternatives, are for as many as they like, and agree on one text (E8)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from alongside.core.small_numbers import smallest_shown
from alongside.frameworks.schema import ActivityTemplate
from alongside.live.kinds.base import Drawn, Kind, TeamPage
from alongside.live.kinds.walls import wall_drawn
from alongside.live.models import Activity, Participant, Prompt, Session
from alongside.live.paging import Wanted
from alongside.live.presenters import walls
from alongside.live.presenters.agreeing import definition_outcome, definition_results, for_participants
from alongside.live.presenters.blocks import Block, Heading, Quotes, Said, Text
from alongside.live.presenters.results import Results
from alongside.live.presenters.walls.pages import Page
from alongside.live.queries.agreeing import agreed_in, support_in
from alongside.live.queries.together import Board, Note


class Definition(Kind):
    """Each prompt is one thing to find words for."""

    key = "definition"
    title = "A shared definition"
    invites = "Write it in your own words"
    takes_support = True
    above_template = "definition/templates/above.html"

    def problems(self, activity: ActivityTemplate) -> Iterable[str]:
        """A definition is in words."""
        if not all(prompt.words for prompt in activity.prompts):
            yield "every prompt of the kind `definition` takes words"

    def question(self, prompt: Prompt, participant: Participant, *, easy: bool) -> Any:
        """What is agreed, and what others wrote."""
        return for_participants(prompt, participant, easy=easy)

    def team_pages(self, session: Session, activity: Activity) -> Sequence[TeamPage]:
        """Where the one text is written, for each prompt."""
        prompts = list(activity.prompts.all())
        return [
            TeamPage(
                "Agree on one text" if len(prompts) == 1 else f"Agree on one text: {prompt.text}",
                reverse("activity_agreed", args=[session.area.slug, session.code, activity.key, prompt.key]),
            )
            for prompt in prompts
        ]

    def screen(self, session: Session, activity: Activity) -> Drawn:
        """What is agreed, then the alternatives, with who is for them where they are enough people to say."""
        return self.screen_page(session, activity, Wanted())

    def screen_page(self, session: Session, activity: Activity, wanted: Wanted) -> Drawn:
        """One page of them."""
        support, agreed = support_in(session), agreed_in(session)
        limit = smallest_shown(session.area.smallest_shown)

        def foot(note: Note) -> str:
            people = support[note.uuid].total() if note.uuid in support else 0
            return f"{people} people are for this" if people >= limit else ""

        def pages(board: Board, prompts: Sequence[Prompt]) -> list[Page]:
            return [page for prompt in prompts for page in of_prompt(board, prompt)]

        def of_prompt(board: Board, prompt: Prompt) -> list[Page]:
            mine = Board([replace(note, pile_id=None) for note in board.in_column(prompt.pk)], [], board.earlier)
            wordings = agreed.get(prompt.pk, [])
            text = [walls.text_page(prompt.easy_text, prompt.symbol, wordings[0].text)] if wordings else []
            hint = f"How many are for one stands below it from {limit} people on."
            return [*text, *walls.flow_pages(mine, [prompt], foot=foot, hint=hint)]

        return wall_drawn(session, activity, wanted, pages)

    def results(self, counted: Results, activity: Activity) -> Drawn:
        """The agreed text with its history, and the alternatives with who is for them."""
        return Drawn(self.template("results"), definition_results(counted, activity))

    def outcome(self, counted: Results, activity: Activity) -> dict[str, Any]:
        """The same as data."""
        return definition_outcome(definition_results(counted, activity), agreed_in(counted.session))

    def report(self, counted: Results, activity: Activity, *, is_public: bool) -> list[Block]:
        """What was agreed on, then each prompt by itself."""
        agreed = agreed_in(counted.session)
        blocks: list[Block] = []
        for prompt in activity.prompts.all():
            for text in agreed.get(prompt.pk, [])[:1]:
                blocks += [Heading(f"Agreed: {prompt.text}"), Quotes([Said(text.text)])]
                blocks += [Text(f"Because: {text.because}")] if text.because else []
        return [*blocks, *super().report(counted, activity, is_public=is_public)]


KIND = Definition()
