"""The stages of a project in words: the map of them, and each with its questions and answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Pack, Question, Stage
from alongside.projects import queries
from alongside.projects.forms.stages import Answered, StageForm, as_read
from alongside.projects.models import PartWording, Project, StageAnswer
from alongside.projects.presenters.parts import TITLES, in_words


@dataclass(frozen=True)
class Entry:
    """What somebody wrote under a question, and when."""

    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ShownQuestion:
    """A question of a stage as it is read: what stands there now, and what stood there before."""

    key: str
    text: str
    now: Entry | None
    earlier: tuple[Entry, ...] = ()
    part: str = ""
    edit_url: str = ""
    other_stages: tuple[str, ...] = ()


@dataclass(frozen=True)
class StagePage:
    """A stage with its questions and the answers to them."""

    pack: Pack
    stage: Stage
    asked_here: tuple[Question, ...]
    answered: Mapping[str, Answered]
    questions: tuple[ShownQuestion, ...]
    before: Stage | None
    after: Stage | None


@dataclass(frozen=True)
class StageOnMap:
    """A stage on the map: how many of its questions have an answer."""

    title: str
    summary: str
    url: str
    done: int
    total: int

    @property
    def state(self) -> str:
        """`empty`, `begun` or `full`."""
        if not self.done:
            return "empty"
        return "full" if self.done == self.total else "begun"


def stage_map(project: Project) -> list[StageOnMap]:
    """The stages of a project's pack, each with how much of it is filled in: two queries."""
    pack = queries.pack_for_project(project)
    filled = {key for key, answer in queries.stage_answers(project).items() if answer.words}
    worded = queries.current_wordings(project)
    return [
        StageOnMap(
            title=stage.title,
            summary=stage.summary,
            url=_stage_url(project, stage),
            done=sum(question.part in worded or question.id in filled for question in stage.questions),
            total=len(stage.questions),
        )
        for stage in pack.stages
    ]


def stage_page(project: Project, key: str) -> StagePage:
    """A stage with what stands under its questions, wherever it was written; `Http404` where there is no such one."""
    pack = queries.pack_for_project(project)
    stage = pack.stage(key)
    if stage is None:
        raise Http404("This project has no such stage.")
    worded = queries.current_wordings(project)
    rows = _by_question(queries.answers_to(project, [question.id for question in stage.questions]))
    place = pack.stages.index(stage)
    return StagePage(
        pack=pack,
        stage=stage,
        asked_here=tuple(question for question in stage.questions if question.part is None),
        answered={key: _answered(answers) for key, answers in rows.items()},
        questions=tuple(_shown(project, pack, stage, question, rows, worded) for question in stage.questions),
        before=pack.stages[place - 1] if place else None,
        after=pack.stages[place + 1] if place + 1 < len(pack.stages) else None,
    )


def with_fields(page: StagePage, form: StageForm) -> list[tuple[ShownQuestion, object | None]]:
    """Each question with its control; none where it is answered in a part of the project."""
    return [(question, None if question.part else form[question.key]) for question in page.questions]


def _by_question(answers: Sequence[StageAnswer]) -> dict[str, list[StageAnswer]]:
    rows: dict[str, list[StageAnswer]] = {}
    for answer in answers:
        rows.setdefault(answer.question, []).append(answer)
    return rows


def _answered(answers: Sequence[StageAnswer]) -> Answered:
    return Answered(number=answers[0].number, versions={answer.number: answer.words for answer in answers})


def _shown(
    project: Project,
    pack: Pack,
    stage: Stage,
    question: Question,
    rows: Mapping[str, Sequence[StageAnswer]],
    worded: Mapping[str, PartWording],
) -> ShownQuestion:
    others = tuple(other.title for other in pack.stages if other != stage and question.id in _ids(other))
    if question.part is not None:
        return _shown_part(project, pack, question, question.part, worded.get(question.part), others)
    entries = tuple(_entry(question, answer, pack) for answer in rows.get(question.id, ()))
    now = entries[0] if entries and entries[0].words else None
    return ShownQuestion(question.id, question.text, now, entries[1:], other_stages=others)


def _entry(question: Question, answer: StageAnswer, pack: Pack) -> Entry:
    by = answer.written_by.name if answer.written_by else ""
    return Entry(as_read(question, answer.words, pack), by, answer.written_at)


def _shown_part(
    project: Project,
    pack: Pack,
    question: Question,
    part: Part,
    wording: PartWording | None,
    others: tuple[str, ...],
) -> ShownQuestion:
    read = in_words(wording, pack) if wording else None
    where = {"slug": project.area.slug, "project_slug": project.slug, "part": part.value}
    return ShownQuestion(
        key=question.id,
        text=question.text,
        now=Entry("\n".join(filter(None, (read.words, read.because))), read.by, read.at) if read else None,
        part=TITLES[part],
        edit_url=reverse("project_part", kwargs=where),
        other_stages=others,
    )


def _ids(stage: Stage) -> set[str]:
    return {question.id for question in stage.questions}


def _stage_url(project: Project, stage: Stage) -> str:
    return reverse("project_stage", kwargs={"slug": project.area.slug, "project_slug": project.slug, "stage": stage.id})
