"""What a pack asks people to think of before they plan, as a form like that of a stage.

These are the challenges that make working together hard, with the question what the team will do about each
(requirement S4), and Lundy's four questions (Lundy 2007, requirement P4). Their keys have an underscore, which no id
in a pack can have. Plain functions over plain data.
"""

from typing import Annotated

from pydantic import StringConstraints

from alongside.frameworks.enums import QuestionKind
from alongside.frameworks.schema import Challenge, Pack, Question, Stage
from alongside.frameworks.schema.base import by_id
from alongside.frameworks.schema.reflecting import PlanningQuestion

KEY = "thinking_ahead"
_CHALLENGE = "challenge_"
_PLANNING = "planning_"

# A pack's ids have up to 60 characters; this is one of them with what it is about before it.
AheadId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+$", max_length=80)]


class AheadQuestion(Question):
    """A question of this form."""

    id: AheadId


class AheadStage(Stage):
    """This form; it stands before the stages and is none of them."""

    id: AheadId
    position: int = 0
    questions: tuple[Question, ...]


def ahead(pack: Pack) -> Stage | None:
    """The form of what to think of before planning; nothing where the pack has neither challenges nor such questions."""
    challenges = tuple(_of_challenge(challenge) for challenge in pack.challenges)
    questions = (*challenges, *planning_questions(pack))
    if not questions:
        return None
    return AheadStage(
        id=KEY,
        title="Thinking ahead",
        easy_title="Before we start",
        summary="What makes this hard, and what you will do about it. Come back to it whenever you plan something.",
        easy_summary="What could be hard? What can we do about it?",
        questions=questions,
    )


def planning_questions(pack: Pack) -> tuple[Question, ...]:
    """The questions to ask of each activity while it is planned."""
    return tuple(_of_planning(question) for question in pack.planning.questions) if pack.planning else ()


def every_stage(pack: Pack) -> tuple[Stage, ...]:
    """The forms of a project in the order in which people meet them: thinking ahead, then the pack's stages."""
    first = ahead(pack)
    return (first, *pack.stages) if first else pack.stages


def stage_in(pack: Pack, key: str) -> Stage | None:
    """A stage of the pack, or this form, by its key."""
    return ahead(pack) if key == KEY else pack.stage(key)


def question_in(pack: Pack, key: str) -> Question | None:
    """A question of any of a project's forms."""
    first = ahead(pack)
    return pack.question(key) or (by_id(first.questions, key) if first else None)


def _of_challenge(challenge: Challenge) -> Question:
    return AheadQuestion(
        id=f"{_CHALLENGE}{challenge.id}",
        text=challenge.prompt,
        easy=challenge.easy_prompt,
        help=f"{challenge.title}. {challenge.description}",
        easy_help=f"{challenge.easy_title}. {challenge.easy}" if challenge.easy_title[-1].isalnum() else challenge.easy,
        kind=QuestionKind.LONG_TEXT,
    )


def _of_planning(question: PlanningQuestion) -> Question:
    return AheadQuestion(
        id=f"{_PLANNING}{question.id}",
        text=question.text,
        easy=question.easy,
        help=question.title,
        easy_help=question.easy_title,
        kind=QuestionKind.LONG_TEXT,
    )
