"""A review one question at a time: which comes first, which next, and how far it has come. Plain functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.assurance.reviews import Said, Versions
from alongside.frameworks.schema import ReviewPrompt, ReviewTheme


@dataclass(frozen=True)
class Step:
    """One question of a review with its theme, its place among all of them, and what the group says to it now."""

    theme: ReviewTheme
    prompt: ReviewPrompt
    number: int
    said: Said

    @property
    def is_answered(self) -> bool:
        """Whether something is said: an answer, or words."""
        return bool(self.said.answer or self.said.words)


@dataclass(frozen=True)
class Way:
    """All questions of a review in their order."""

    steps: Sequence[Step]

    @property
    def done(self) -> int:
        """How many are answered."""
        return sum(step.is_answered for step in self.steps)

    @property
    def following(self) -> Step | None:
        """The first that is not answered yet; nothing where all are."""
        return next((step for step in self.steps if not step.is_answered), None)

    def step(self, prompt: str) -> Step | None:
        """The step that asks this."""
        return next((step for step in self.steps if step.prompt.id == prompt), None)

    def place_of(self, step: Step) -> str:
        """How far it has come, in words."""
        return f"Question {step.number} of {len(self.steps)}"

    def beside(self, step: Step, by: int) -> Step | None:
        """The step so many places further, or back; nothing at either end."""
        place = step.number - 1 + by
        return self.steps[place] if 0 <= place < len(self.steps) else None


def way_through(themes: Sequence[ReviewTheme], now: Mapping[str, Versions]) -> Way:
    """Every question, theme by theme, with what the group says now."""
    asked = [(theme, prompt) for theme in themes for prompt in theme.prompts]
    return Way(
        [
            Step(theme, prompt, number, now.get(prompt.id, Versions()).now)
            for number, (theme, prompt) in enumerate(asked, start=1)
        ]
    )
