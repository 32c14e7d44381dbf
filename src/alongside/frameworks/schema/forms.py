"""What a pack asks: before a start, at each stage, and when people look back."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from alongside.frameworks.enums import ChoicesFrom, Part, QuestionKind, Takes
from alongside.frameworks.schema.base import Frozen, Id, Sentence, ShortTitle, Text, Title


class Choice(Frozen):
    """One thing that a question offers."""

    value: Id
    label: ShortTitle
    easy_label: ShortTitle


class Question(Frozen):
    """A question of a stage's form.

    A question with the same id in another stage is the same question: answered once, shown in both.
    `part` names what every project says of itself anyway; such a question is answered there.
    A choice offers its own `choices` or one of the pack's lists (`choices_from`).
    """

    id: Id
    text: Sentence
    easy: Sentence
    help: str = ""
    easy_help: str = ""
    kind: QuestionKind
    part: Part | None = None
    takes: Takes = Takes.ONE
    choices: tuple[Choice, ...] = ()
    choices_from: ChoicesFrom | None = None

    @model_validator(mode="after")
    def _choices_belong_to_a_choice(self) -> Self:
        offers = bool(self.choices) + bool(self.choices_from)
        if self.kind is QuestionKind.CHOICE and offers != 1:
            raise ValueError("a choice needs either `choices` or `choices_from`")
        if self.kind is not QuestionKind.CHOICE and (offers or self.takes is Takes.MANY):
            raise ValueError("only a question of the kind `choice` has `choices`, `choices_from` or `takes: many`")
        return self


class Stage(Frozen):
    """`stages/*.yaml`: a stage of a project, with its form. Stages are a map and not a gate."""

    id: Id
    position: Annotated[int, Field(ge=1)]
    title: ShortTitle
    easy_title: ShortTitle
    summary: Text
    easy_summary: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class ReadinessQuestion(Frozen):
    """Something to be sure of before a start. `if_not` advises those who cannot say yes.

    Where a no cannot be put right by preparing better, `lower_to` names the highest rung that is still honest then.
    """

    id: Id
    text: Sentence
    easy: Sentence
    help: str = ""
    easy_help: str = ""
    if_not: Text
    easy_if_not: Text
    lower_to: Id | None = None


class ReadinessFile(Frozen):
    """`readiness.yaml`."""

    questions: Annotated[tuple[ReadinessQuestion, ...], Field(min_length=1)]


class Challenge(Frozen):
    """Something that makes working together hard, and the question what the team will do about it."""

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    description: Text
    easy: Text
    prompt: Sentence
    easy_prompt: Sentence


class ChallengesFile(Frozen):
    """`challenges.yaml`."""

    challenges: Annotated[tuple[Challenge, ...], Field(min_length=1)]


class ReviewPrompt(Frozen):
    """A question that each group answers for itself when they look back."""

    id: Id
    text: Sentence
    easy: Sentence


class ReviewTheme(Frozen):
    """Prompts about one thing."""

    id: Id
    title: Title
    easy_title: Title
    prompts: Annotated[tuple[ReviewPrompt, ...], Field(min_length=1)]


class ReviewFile(Frozen):
    """`review.yaml`."""

    themes: Annotated[tuple[ReviewTheme, ...], Field(min_length=1)]
