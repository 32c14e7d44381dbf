"""What a project's people write under the questions of its forms."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.frameworks.schema import Pack, Question
from alongside.people.models import Group
from alongside.projects import ahead, queries, rules
from alongside.projects.actions.projects import lock
from alongside.projects.fitting import fits
from alongside.projects.models import Project, StageAnswer


@dataclass(frozen=True)
class Paper:
    """A sheet of paper from which something is typed in: the group that filled it in, nothing for several together."""

    group: Group | None = None


class ChangedMeanwhileError(ValidationError):
    """Somebody else wrote under the question since it was read; `words` is what stands there now."""

    def __init__(self, words: str) -> None:
        super().__init__("Somebody else changed this while you were writing.")
        self.words = words


@transaction.atomic
def answer_stage_question(
    *,
    project: Project,
    question: str,
    words: str,
    by: Actor,
    seen: str | None = None,
    is_typing: bool = False,
    paper: Paper | None = None,
) -> StageAnswer | None:
    """Write what stands under a question of the project's forms; the earlier stay as history.

    The same words, and emptiness where nothing stood, change nothing. `seen` is the mark (`rules.mark_of`) of what
    stood there when it was read. What is saved as typed (`is_typing`) goes on in the same answer, unless that was an
    answer to the question as an earlier version asked it. Raises `ChangedMeanwhileError` where something else stands there by now, and `ValidationError` for a question that the
    pack does not ask, and for one that is answered in a part of the project.
    """
    pack = queries.pack_for_project(project)
    asked = _asked(pack, question)
    if paper and paper.group and paper.group.area_id != project.area_id:
        raise ValidationError("This group belongs to another area.")
    lock(project)
    words = rules.tidied(words)
    current = StageAnswer.objects.filter(project=project, question=question, is_current=True).first()
    stands = current.words if current else ""
    if words == stands:
        return current
    # The button may overtake what the same person typed: that is no meeting, and both stay in the history.
    is_own = current is not None and current.written_by_id is not None and current.written_by_id == by.person_id
    if seen is not None and seen != rules.mark_of(stands) and (is_typing or not is_own):
        raise ChangedMeanwhileError(stands)
    if current and is_typing and fits(asked, stands, pack) and _goes_on(current, words, by):
        answer = _write_on(current, words)
    else:
        answer = _replace(project, question, words, by=by, paper=paper, current=current)
    activity.record("stage question answered", answer, by=by, area_id=project.area_id, fields=(question,))
    return answer


def _goes_on(current: StageAnswer, words: str, by: Actor) -> bool:
    is_own = current.written_by_id is not None and current.written_by_id == by.person_id and not current.is_from_paper
    return is_own and rules.goes_on(earlier=current.words, words=words, apart=clock.now() - current.written_at)


def _write_on(current: StageAnswer, words: str) -> StageAnswer:
    current.words = words
    current.written_at = clock.now()
    current.save(update_fields=["words", "written_at"])
    return current


def _replace(
    project: Project, question: str, words: str, *, by: Actor, paper: Paper | None, current: StageAnswer | None
) -> StageAnswer:
    if current:
        StageAnswer.objects.filter(pk=current.pk).update(is_current=False)
    return StageAnswer.objects.create(
        project=project,
        question=question,
        number=current.number + 1 if current else 1,
        words=words,
        written_by_id=by.person_id,
        is_from_paper=paper is not None,
        paper_group=paper.group if paper else None,
    )


def _asked(pack: Pack, key: str) -> Question:
    question = ahead.question_in(pack, key)
    if question is None:
        raise ValidationError("The pack of this project does not ask this.")
    if question.part is not None:
        raise ValidationError("This is answered on the project's own page.")
    return question
