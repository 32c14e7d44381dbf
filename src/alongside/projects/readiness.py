"""What the answers before a start come to, and why. Plain functions over plain data (requirement S3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.frameworks.schema import ReadinessQuestion, Rung
from alongside.frameworks.schema.base import by_id
from alongside.projects.enums import Advice, Ready


@dataclass(frozen=True)
class Advised:
    """The advice, with the questions that are its reason: those that nobody answered, or those without a yes.

    `rung` is given where a more honest way of working is advised: the highest that every no leaves.
    """

    advice: Advice
    because: tuple[ReadinessQuestion, ...] = ()
    rung: Rung | None = None


def advise(
    questions: Sequence[ReadinessQuestion], answers: Mapping[str, Ready], *, rungs: Sequence[Rung], claimed: str
) -> Advised:
    """Advice from the answers so far. A rung is advised only where it is lower than the one that is claimed.

    Whoever is not sure is treated as if it were missing: it can be found out before the start. `claimed` is the
    rung's key, empty where none is claimed; then any rung below the top counts as lower.
    """
    open_questions = tuple(question for question in questions if question.id not in answers)
    if open_questions:
        return Advised(Advice.UNANSWERED, open_questions)
    lowered = [question for question in questions if answers[question.id] is Ready.NO and question.lower_to]
    rung = _lowest(lowered, rungs)
    if rung is not None and rung.step < _step_of(claimed, rungs):
        return Advised(Advice.LOWER_RUNG, tuple(lowered), rung)
    missing = tuple(question for question in questions if answers[question.id] is not Ready.YES)
    missing = tuple(question for question in missing if question not in lowered)
    return Advised(Advice.ONCE_IN_PLACE, missing) if missing else Advised(Advice.READY)


def _lowest(questions: Sequence[ReadinessQuestion], rungs: Sequence[Rung]) -> Rung | None:
    named = [by_id(rungs, question.lower_to or "") for question in questions]
    found = [rung for rung in named if rung is not None]
    return min(found, key=lambda rung: rung.step, default=None)


def _step_of(claimed: str, rungs: Sequence[Rung]) -> int:
    rung = by_id(rungs, claimed)
    return rung.step if rung else max((one.step for one in rungs), default=0)
