"""Readiness in words: the advice of a project's answers, and what to do about each reason."""

from dataclasses import dataclass

from alongside.frameworks.enums import Part
from alongside.frameworks.schema import ReadinessQuestion
from alongside.projects.enums import Advice, Ready
from alongside.projects.models import Project
from alongside.projects.queries import current_wording, pack_for_project, readiness_answers
from alongside.projects.readiness import advise


@dataclass(frozen=True)
class Reason:
    """One question that the advice rests on, and what to do."""

    question: str
    what_to_do: str


@dataclass(frozen=True)
class ReadinessCard:
    """The advice as the project's page and its own show it."""

    advice: Advice
    title: str
    text: str
    reasons: tuple[Reason, ...]
    questions: tuple[ReadinessQuestion, ...]
    now: dict[str, Ready]


def readiness_card(project: Project) -> ReadinessCard | None:
    """What a project's answers come to; nothing where its pack asks nothing before a start."""
    pack = pack_for_project(project)
    if not pack.readiness:
        return None
    now = {key: Ready(row.answer) for key, row in readiness_answers(project).items()}
    claimed = current_wording(project, Part.RUNG)
    advised = advise(pack.readiness, now, rungs=pack.rungs, claimed=claimed.value if claimed else "")
    title = advised.rung.title if advised.rung else advised.advice.label
    return ReadinessCard(
        advice=advised.advice,
        title=title,
        text=_TEXTS[advised.advice].format(rung=title, count=len(advised.because)),
        reasons=tuple(_reason(question, advised.advice) for question in advised.because),
        questions=pack.readiness,
        now=now,
    )


def _reason(question: ReadinessQuestion, advice: Advice) -> Reason:
    return Reason(question.text, "" if advice is Advice.UNANSWERED else question.if_not)


_TEXTS = {
    Advice.UNANSWERED: "{count} still to answer. It takes two minutes.",
    Advice.READY: "You can say yes to all of it. Start, and look at it again when something changes.",
    Advice.ONCE_IN_PLACE: "Go ahead once these are in place.",
    Advice.LOWER_RUNG: "As things are, “{rung}” is the more honest word for what you can offer. Say so from the start: "
    "people can live with less better than with a promise that isn’t kept.",
}
