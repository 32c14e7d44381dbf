"""What a project's people answered that its version of now does not ask, or asks in another way; as it was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Pack, Question
from alongside.frameworks.schema.base import by_id
from alongside.projects import ahead, queries, rules
from alongside.projects.enums import Ready
from alongside.projects.fitting import asked_as, fits
from alongside.projects.forms.stages import as_read_in
from alongside.projects.models import Project
from alongside.projects.presenters.parts import TITLES, in_words


@dataclass(frozen=True)
class GoneAnswer:
    """An answer to a question that the project's version does not ask; `question` is as it was asked.

    `words` are as people read them, and `kept` as they are kept where somebody wrote them.
    """

    key: str
    question: str
    words: str
    by: str
    at: datetime | None
    pack: str
    kept: str = ""


def gone_answers(project: Project, packs: Sequence[Pack]) -> tuple[GoneAnswer, ...]:
    """The answers of a project to questions that its version does not ask, readable as they were given.

    `packs` are those that the project stood under, the one of now first.
    """
    return not_in(packs[0], answered(project, packs)) if len(packs) > 1 else ()


def answered(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    """What stands under every question that was ever answered, in the words of the newest pack that asked it."""
    return [*_stage_answers(project, packs), *_readiness_answers(project, packs), *_choices(project, packs)]


def _stage_answers(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    answers = []
    for key, row in queries.stage_answers(project).items():
        if not row.words:
            continue
        asked = asked_as(partial(_asked, key), row.words, packs)
        answers.append(
            GoneAnswer(
                key=key,
                question=asked[0].text if asked else key,
                words=as_read_in(packs, partial(_asked, key), row.words),
                by=row.written_by.name if row.written_by else "",
                at=row.written_at,
                pack=_named(asked[1]) if asked else "",
                kept=row.words,
            )
        )
    return answers


def _readiness_answers(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    answers = []
    for key, row in queries.readiness_answers(project).items():
        asked = next(((pack, one) for pack in packs if (one := by_id(pack.readiness, key))), None)
        answers.append(
            GoneAnswer(
                key=_readiness_key(key),
                question=asked[1].text if asked else key,
                words=Ready(row.answer).label,
                by=row.answered_by.name if row.answered_by else "",
                at=row.answered_at,
                pack=_named(asked[0]) if asked else "",
            )
        )
    return answers


def _choices(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    """The level and the rung that were chosen, with the reason; a version may have none to choose from."""
    answers = []
    for part, row in queries.current_wordings(project).items():
        pack = next((pack for pack in packs if row.value in rules.choices_for(Part(part), pack)), None)
        if part in rules.REASONED_PARTS and pack:
            read = in_words(row, packs)
            words = f"{read.words}\n\n{read.because}".strip()
            answers.append(GoneAnswer(_part_key(part), TITLES[Part(part)], words, read.by, read.at, _named(pack)))
    return answers


def not_in(pack: Pack, answers: Sequence[GoneAnswer]) -> tuple[GoneAnswer, ...]:
    """Those of the answers to which a pack asks no question."""
    asked = {one.id for stage in ahead.every_stage(pack) for one in stage.questions if one.part is None}
    asked |= {_readiness_key(question.id) for question in pack.readiness}
    asked |= {_part_key(part) for part in rules.parts_in(pack)}
    return tuple(answer for answer in answers if answer.key not in asked)


def apart_in(pack: Pack, answers: Sequence[GoneAnswer]) -> tuple[GoneAnswer, ...]:
    """Those of the answers that a pack asks for in another way, so that they stand beside it until it is answered anew."""
    found = ((answer, _asked(answer.key, pack)) for answer in answers)
    return tuple(answer for answer, question in found if question and not fits(question, answer.kept, pack))


def _asked(key: str, pack: Pack) -> Question | None:
    question = ahead.question_in(pack, key)
    return None if question is None or question.part is not None else question


def gone_before_the_start(project: Project) -> tuple[GoneAnswer, ...]:
    """What was answered to questions before a start that the version of now does not ask."""
    packs = queries.packs_of(project)
    return not_in(packs[0], _readiness_answers(project, packs))


def _named(pack: Pack) -> str:
    return f"{pack.title}, version {pack.version}"


def _part_key(part: str) -> str:
    return f"of the project: {part}"


def _readiness_key(key: str) -> str:
    return f"before the start: {key}"
