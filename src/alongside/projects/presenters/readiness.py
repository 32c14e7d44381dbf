"""Readiness in words: the advice of a project's answers, and what to do about each reason."""

from dataclasses import dataclass

from alongside.frameworks.enums import Part
from alongside.frameworks.schema import ReadinessQuestion
from alongside.projects.enums import Advice, Ready
from alongside.projects.models import Project
from alongside.projects.queries import current_wording, pack_for_project, readiness_answers
from alongside.projects.readiness import Advised, advise


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


def readiness_card(project: Project, *, easy: bool = False) -> ReadinessCard | None:
    """What a project's answers come to, in easy words where they are wanted; nothing where its pack asks nothing."""
    pack = pack_for_project(project)
    if not pack.readiness:
        return None
    now = {key: Ready(row.answer) for key, row in readiness_answers(project).items()}
    claimed = current_wording(project, Part.RUNG)
    advised = advise(pack.readiness, now, rungs=pack.rungs, claimed=claimed.value if claimed else "")
    title = _title(advised, easy=easy)
    texts = _EASY_TEXTS if easy else _TEXTS
    return ReadinessCard(
        advice=advised.advice,
        title=title,
        text=texts[advised.advice].format(rung=title, count=len(advised.because)),
        reasons=tuple(_reason(question, advised.advice, easy=easy) for question in advised.because),
        questions=pack.readiness,
        now=now,
    )


def _title(advised: Advised, *, easy: bool) -> str:
    if advised.rung is not None:
        return advised.rung.easy_title if easy else advised.rung.title
    return _EASY_TITLES[advised.advice] if easy else advised.advice.label


def _reason(question: ReadinessQuestion, advice: Advice, *, easy: bool) -> Reason:
    what_to_do = question.easy_if_not if easy else question.if_not
    return Reason(question.easy if easy else question.text, "" if advice is Advice.UNANSWERED else what_to_do)


_TEXTS = {
    Advice.UNANSWERED: "{count} still to answer. It takes two minutes.",
    Advice.READY: "You can say yes to all of it. Start, and look at it again when something changes.",
    Advice.ONCE_IN_PLACE: "Go ahead once these are in place.",
    Advice.LOWER_RUNG: "As things are, “{rung}” is the more honest word for what you can offer. Say so from the start: "
    "people can live with less better than with a promise that isn’t kept.",
}

_EASY_TITLES = {
    Advice.UNANSWERED: "Some questions are still open",
    Advice.READY: "We are ready",
    Advice.ONCE_IN_PLACE: "Not ready yet",
    Advice.LOWER_RUNG: "Call it something else",
}
_EASY_TEXTS = {
    Advice.UNANSWERED: "There are {count} more. It takes two minutes.",
    Advice.READY: "You can say yes to all of it. You can start.",
    Advice.ONCE_IN_PLACE: "Do these things first. Then start.",
    Advice.LOWER_RUNG: "We should call it “{rung}”. That is more honest.",
}
