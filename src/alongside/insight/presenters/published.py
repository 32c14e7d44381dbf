"""A published answer as one row of the answers page, and which of them fit on one sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from alongside.core.thread import Knot
from alongside.insight.presenters.answers import AnswerPanel, Quote, answer_panel, check_panel, quote, theme_knots
from alongside.insight.queries.answers import PublicAnswer
from alongside.people.standing import Standing
from alongside.themes.models import Theme

LETTERS_ON_PAPER = 1500  # what a sheet of A4 holds at 14 point, with pictures beside the words
LONGEST_ON_PAPER = 140  # letters of a quote: exact words are left out rather than cut


@dataclass(frozen=True)
class AnswerRow:
    """What people said and what became of it."""

    theme: Theme
    answer: AnswerPanel
    people: str
    quotes: tuple[Quote, ...]
    knots: tuple[Knot, ...]

    @property
    def short_quote(self) -> Quote | None:
        """A quote that fits on paper whole."""
        return next((one for one in self.quotes if 0 < len(one.words) <= LONGEST_ON_PAPER), None)

    @property
    def letters(self) -> int:
        """How much there is to print."""
        decision = self.answer.decision
        printed = [self.theme.easy_title, decision.easy_summary, decision.easy_reason]
        printed += [self.short_quote.words] if self.short_quote else []
        printed += [panel.promise.easy_words for panel in self.answer.promises[:1]]
        return sum(len(words) for words in printed)


def answer_row(answer: PublicAnswer, standing: Standing) -> AnswerRow:
    """One published answer, with what everybody may read of it."""
    theme = answer.decision.theme
    panel = answer_panel(answer.decision, standing)
    return AnswerRow(
        theme=theme,
        answer=panel,
        people=answer.heard.in_public(standing.area).people,
        quotes=tuple(quote(contribution) for contribution in answer.quotes),
        knots=theme_knots(theme, answer.heard, check_panel(theme, answer.checks).state, panel),
    )


def on_one_sheet(rows: Sequence[AnswerRow]) -> list[AnswerRow]:
    """As many as fit on a sheet of paper, in their order; one at least."""
    so_far = accumulate(row.letters for row in rows)
    return [row for row, letters in zip(rows, so_far, strict=True) if letters <= LETTERS_ON_PAPER] or list(rows[:1])
