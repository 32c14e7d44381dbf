"""Under which version of a pack a project stands, what moving it would change, and what is not asked any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from alongside.frameworks.changes_pages import ChangedPart, changed_parts
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import pack_in, pack_of, version_for
from alongside.frameworks.schema import Pack, Question, ReadinessQuestion
from alongside.frameworks.schema.base import by_id
from alongside.people.standing import Standing
from alongside.projects import ahead, permissions, queries
from alongside.projects.enums import Ready
from alongside.projects.fitting import asked_as, fits
from alongside.projects.forms.stages import as_read_in
from alongside.projects.models import Move, Project


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


@dataclass(frozen=True)
class MovePage:
    """Where a project stands, and what would change: `to` is the version that its area works under now.

    `would_go` answer what it does not ask, and `would_stand_apart` what it asks in another way.
    """

    version: PackVersion
    to: PackVersion | None
    changes: tuple[ChangedPart, ...]
    would_go: tuple[GoneAnswer, ...]
    would_stand_apart: tuple[GoneAnswer, ...]
    gone: tuple[GoneAnswer, ...]
    moves: tuple[Move, ...]
    can_move: bool


def move_page(project: Project, standing: Standing) -> MovePage:
    """Everything about a project's version. Answers are counted whether a question is gone or would go."""
    newest = version_for(project.area)
    moves = queries.moves_of(project)
    packs = [queries.pack_for_project(project), *(pack_in(project.area, move.from_version) for move in moves)]
    to = newest if newest.pk != project.pack_version_id else None
    next_pack = pack_in(project.area, newest)
    answered = _answered(project, packs)
    gone = not_in(packs[0], answered)
    return MovePage(
        version=project.pack_version,
        to=to,
        changes=changed_parts(pack_of(project.pack_version).canonical_files, pack_of(to).canonical_files) if to else (),
        would_go=tuple(answer for answer in not_in(next_pack, answered) if answer not in gone) if to else (),
        would_stand_apart=apart_in(next_pack, answered) if to else (),
        gone=gone,
        moves=tuple(moves),
        can_move=permissions.can_move_project(standing),
    )


def gone_answers(project: Project, packs: Sequence[Pack]) -> tuple[GoneAnswer, ...]:
    """The answers of a project to questions that its version does not ask, readable as they were given.

    `packs` are those that the project stood under, the one of now first.
    """
    return not_in(packs[0], _answered(project, packs)) if len(packs) > 1 else ()


def _answered(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    """What stands under every question that was ever answered, in the words of the newest pack that asked it."""
    return [*_stage_answers(project, packs), *_readiness_answers(project, packs)]


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
                pack=f"{asked[1].title}, version {asked[1].version}" if asked else "",
                kept=row.words,
            )
        )
    return answers


def _readiness_answers(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    answers = []
    for key, row in queries.readiness_answers(project).items():
        asked = next(((pack, one) for pack in packs if (one := _before_the_start(pack, key))), None)
        answers.append(
            GoneAnswer(
                key=_readiness_key(key),
                question=asked[1].text if asked else key,
                words=Ready(row.answer).label,
                by=row.answered_by.name if row.answered_by else "",
                at=row.answered_at,
                pack=f"{asked[0].title}, version {asked[0].version}" if asked else "",
            )
        )
    return answers


def not_in(pack: Pack, answers: Sequence[GoneAnswer]) -> tuple[GoneAnswer, ...]:
    """Those of the answers to which a pack asks no question."""
    asked = {one.id for stage in ahead.every_stage(pack) for one in stage.questions if one.part is None}
    asked |= {_readiness_key(question.id) for question in pack.readiness}
    return tuple(answer for answer in answers if answer.key not in asked)


def apart_in(pack: Pack, answers: Sequence[GoneAnswer]) -> tuple[GoneAnswer, ...]:
    """Those of the answers that a pack asks for in another way, so that they stand beside it until it is answered anew."""
    found = ((answer, _asked(answer.key, pack)) for answer in answers)
    return tuple(answer for answer, question in found if question and not fits(question, answer.kept, pack))


def _asked(key: str, pack: Pack) -> Question | None:
    question = ahead.question_in(pack, key)
    return None if question is None or question.part is not None else question


def _before_the_start(pack: Pack, key: str) -> ReadinessQuestion | None:
    return by_id(pack.readiness, key)


def _readiness_key(key: str) -> str:
    return f"before the start: {key}"
