"""The stages of a project in words: the map of them, and each with its questions and answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from alongside.frameworks.enums import Part
from alongside.frameworks.schema import Pack, Question, Stage
from alongside.projects import ahead, queries
from alongside.projects.fitting import fits
from alongside.projects.forms.stages import SEVERAL_GROUPS, StageForm, as_read_in
from alongside.projects.models import PartWording, Project, StageAnswer
from alongside.projects.presenters.parts import TITLES, in_words


@dataclass(frozen=True)
class Entry:
    """What somebody wrote under a question, and when; `paper` tells whose sheet of paper it was typed in from."""

    words: str
    by: str
    at: datetime
    paper: str = ""


@dataclass(frozen=True)
class ShownQuestion:
    """A question of a stage as it is read: what stands there now, and what stood there before.

    `is_from_before` says that what stands there was an answer to the question as an earlier version asked it.
    """

    question: Question
    now: Entry | None
    earlier: tuple[Entry, ...] = ()
    is_from_before: bool = False
    part: str = ""
    edit_url: str = ""
    other_stages: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.question.id


@dataclass(frozen=True)
class StagePage:
    """A stage with its questions and the answers to them."""

    pack: Pack
    stage: Stage
    asked_here: tuple[Question, ...]
    answered: Mapping[str, str]
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
    return _on_map(project, queries.pack_for_project(project).stages)


def full_map(project: Project) -> list[StageOnMap]:
    """The same with what to think of beforehand, where the pack has something: two queries."""
    return _on_map(project, ahead.every_stage(queries.pack_for_project(project)))


def _on_map(project: Project, stages: Sequence[Stage]) -> list[StageOnMap]:
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
        for stage in stages
    ]


@dataclass(frozen=True)
class Thought:
    """A question to think of beforehand, and what this project's people said to it."""

    about: str
    words: str
    url: str


def planned(project: Project) -> list[Thought]:
    """Lundy's questions with what was planned, for where an activity is planned or recorded: one query."""
    return _thoughts(project, ahead.planning_questions(queries.pack_for_project(project)))


def thoughts(project: Project) -> list[Thought]:
    """Everything to think of beforehand, for where people plan: one query."""
    first = ahead.ahead(queries.pack_for_project(project))
    return _thoughts(project, first.questions if first else ())


def _thoughts(project: Project, questions: Sequence[Question]) -> list[Thought]:
    if not questions:
        return []
    now = queries.stage_answers(project)
    where = reverse(
        "project_stage", kwargs={"slug": project.area.slug, "project_slug": project.slug, "stage": ahead.KEY}
    )
    return [
        Thought(question.text, now[question.id].words if question.id in now else "", f"{where}#{question.id}")
        for question in questions
    ]


def stage_page(project: Project, key: str) -> StagePage:
    """A stage with what stands under its questions, wherever it was written; `Http404` where there is no such one."""
    pack = queries.pack_for_project(project)
    stages = ahead.every_stage(pack)
    stage = ahead.stage_in(pack, key)
    if stage is None:
        raise Http404("This project has no such stage.")
    worded = queries.current_wordings(project)
    rows = _by_question(queries.answers_to(project, [question.id for question in stage.questions]))
    packs = _packs_behind(project, pack, stage, rows)
    place = [one.id for one in stages].index(stage.id)
    return StagePage(
        pack=pack,
        stage=stage,
        asked_here=tuple(question for question in stage.questions if question.part is None),
        answered={key: answers[0].words for key, answers in rows.items()},
        questions=tuple(_shown(project, packs, stage, question, rows, worded) for question in stage.questions),
        before=stages[place - 1] if place else None,
        after=stages[place + 1] if place + 1 < len(stages) else None,
    )


def with_fields(page: StagePage, form: StageForm) -> list[tuple[ShownQuestion, object | None]]:
    """Each question with its control; none where it is answered in a part of the project."""
    return [(question, None if question.part else form[question.key]) for question in page.questions]


def _packs_behind(
    project: Project, pack: Pack, stage: Stage, rows: Mapping[str, Sequence[StageAnswer]]
) -> Sequence[Pack]:
    """The pack of now; with those from before where an answer is to a question as one of them asked it."""
    every = ((question, answer) for question in stage.questions for answer in rows.get(question.id, ()))
    return (
        [pack] if all(fits(question, answer.words, pack) for question, answer in every) else queries.packs_of(project)
    )


def _by_question(answers: Sequence[StageAnswer]) -> dict[str, list[StageAnswer]]:
    rows: dict[str, list[StageAnswer]] = {}
    for answer in answers:
        rows.setdefault(answer.question, []).append(answer)
    return rows


def _shown(
    project: Project,
    packs: Sequence[Pack],
    stage: Stage,
    question: Question,
    rows: Mapping[str, Sequence[StageAnswer]],
    worded: Mapping[str, PartWording],
) -> ShownQuestion:
    pack = packs[0]
    others = tuple(other.title for other in pack.stages if other != stage and question.id in _ids(other))
    if question.part is not None:
        return _shown_part(project, pack, question, question.part, worded.get(question.part), others)
    answers = rows.get(question.id, ())
    entries = tuple(_entry(answer, packs) for answer in answers)
    now = entries[0] if entries and entries[0].words else None
    is_from_before = bool(answers) and not fits(question, answers[0].words, pack)
    return ShownQuestion(question, now, entries[1:], is_from_before, other_stages=others)


def _entry(answer: StageAnswer, packs: Sequence[Pack]) -> Entry:
    by = answer.written_by.name if answer.written_by else ""
    words = as_read_in(packs, lambda pack: ahead.question_in(pack, answer.question), answer.words)
    return Entry(words, by, answer.written_at, paper=_paper(answer))


def _paper(answer: StageAnswer) -> str:
    if not answer.is_from_paper:
        return ""
    return answer.paper_group.title if answer.paper_group else SEVERAL_GROUPS


def _shown_part(
    project: Project,
    pack: Pack,
    question: Question,
    part: Part,
    wording: PartWording | None,
    others: tuple[str, ...],
) -> ShownQuestion:
    read = in_words(wording, [pack]) if wording else None
    where = {"slug": project.area.slug, "project_slug": project.slug, "part": part.value}
    return ShownQuestion(
        question=question,
        now=Entry("\n".join(filter(None, (read.words, read.because))), read.by, read.at) if read else None,
        part=TITLES[part],
        edit_url=reverse("project_part", kwargs=where),
        other_stages=others,
    )


def _ids(stage: Stage) -> set[str]:
    return {question.id for question in stage.questions}


def _stage_url(project: Project, stage: Stage) -> str:
    return reverse("project_stage", kwargs={"slug": project.area.slug, "project_slug": project.slug, "stage": stage.id})
