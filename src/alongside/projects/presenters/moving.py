"""Under which version of a pack a project stands, what moving it would change, and what is not asked any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.frameworks.changes_pages import ChangedPart, changed_parts
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import pack_in, pack_of, version_for
from alongside.frameworks.schema import Pack, Question, ReadinessQuestion
from alongside.frameworks.schema.base import by_id
from alongside.people.standing import Standing
from alongside.projects import ahead, permissions, queries
from alongside.projects.enums import Ready
from alongside.projects.forms.stages import as_read
from alongside.projects.models import Move, Project


@dataclass(frozen=True)
class GoneAnswer:
    """An answer to a question that the project's version does not ask; `question` is as it was asked."""

    key: str
    question: str
    words: str
    by: str
    at: datetime | None
    pack: str


@dataclass(frozen=True)
class MovePage:
    """Where a project stands, and what would change: `to` is the version that its area works under now."""

    version: PackVersion
    to: PackVersion | None
    changes: tuple[ChangedPart, ...]
    would_go: tuple[GoneAnswer, ...]
    gone: tuple[GoneAnswer, ...]
    moves: tuple[Move, ...]
    can_move: bool


def move_page(project: Project, standing: Standing) -> MovePage:
    """Everything about a project's version. Answers are counted whether a question is gone or would go."""
    newest = version_for(project.area)
    now = queries.pack_for_project(project)
    moves = queries.moves_of(project)
    earlier = [pack_in(project.area, move.from_version) for move in moves]
    to = newest if newest.pk != project.pack_version_id else None
    answered = _answered(project, [now, *earlier])
    would_go = not_in(pack_in(project.area, newest), answered) if to else ()
    gone = not_in(now, answered)
    return MovePage(
        version=project.pack_version,
        to=to,
        changes=changed_parts(pack_of(project.pack_version).canonical_files, pack_of(to).canonical_files) if to else (),
        would_go=tuple(answer for answer in would_go if answer not in gone),
        gone=gone,
        moves=tuple(moves),
        can_move=permissions.can_move_project(standing),
    )


def gone_answers(project: Project) -> tuple[GoneAnswer, ...]:
    """The answers of a project to questions that its version does not ask, readable as they were given."""
    earlier = queries.earlier_packs(project)
    if not earlier:
        return ()
    now = queries.pack_for_project(project)
    return not_in(now, _answered(project, [now, *earlier]))


def _answered(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    """What stands under every question that was ever answered, in the words of the newest pack that asked it."""
    return [*_stage_answers(project, packs), *_readiness_answers(project, packs)]


def _stage_answers(project: Project, packs: Sequence[Pack]) -> list[GoneAnswer]:
    answers = []
    for key, row in queries.stage_answers(project).items():
        if not row.words:
            continue
        pack, question = _who_asks(key, packs)
        answers.append(
            GoneAnswer(
                key=key,
                question=question.text if question else key,
                words=as_read(question, row.words, pack) if question and pack else row.words,
                by=row.written_by.name if row.written_by else "",
                at=row.written_at,
                pack=f"{pack.title}, version {pack.version}" if pack else "",
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


def _who_asks(key: str, packs: Sequence[Pack]) -> tuple[Pack | None, Question | None]:
    for pack in packs:
        question = ahead.question_in(pack, key)
        if question is not None and question.part is None:
            return pack, question
    return None, None


def _before_the_start(pack: Pack, key: str) -> ReadinessQuestion | None:
    return by_id(pack.readiness, key)


def _readiness_key(key: str) -> str:
    return f"before the start: {key}"
