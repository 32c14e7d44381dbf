"""A form to print: empty, to write on, or with what stands in it; as plain data that `report.typ` lays out."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from alongside.core import clock
from alongside.core.dates import long_date
from alongside.frameworks.enums import Part, QuestionKind
from alongside.frameworks.schema import Pack, Question
from alongside.people.models import Area
from alongside.projects.forms.stages import SEVERAL_GROUPS, asked
from alongside.projects.models import Project
from alongside.projects.presenters.stages import ShownQuestion, StagePage
from alongside.projects.rules import choices_for

# Lines to write on, for each kind of answer.
LINES = {QuestionKind.LONG_TEXT: 6, QuestionKind.TEXT: 2, QuestionKind.DATE: 1}


class HasWriter(Protocol):
    """Something that was written, typed in by somebody from paper or not."""

    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def paper(self) -> str: ...


class Filled(Enum):
    """Whether a form is printed to be written on, or with what stands in it."""

    BLANK = "blank"
    FILLED = "filled"


def form_of_stage(
    project: Project, page: StagePage, filled: Filled, *, easy: bool, with_names: bool, groups: Sequence[str]
) -> dict[str, Any]:
    """The form of one stage. Names of those who wrote stand in it for the project's team only."""
    stage = page.stage
    blank = filled is Filled.BLANK
    return form(
        area=project.area,
        title=stage.easy_title if easy else stage.title,
        about=project.title,
        lead=stage.easy_summary if easy else stage.summary,
        filled=filled,
        sections=[
            *([who_fills_in(groups)] if blank else []),
            *(_section(page.pack, one, blank=blank, easy=easy, with_names=with_names) for one in page.questions),
        ],
    )


def form(
    *, area: Area, title: str, about: str, lead: str, filled: Filled, sections: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """A form as the template reads it."""
    day = f"As it stood on {long_date(clock.today())}." if filled is Filled.FILLED else ""
    notice = "Write as much or as little as you like. Nobody’s name is needed." if filled is Filled.BLANK else ""
    return {
        "title": title,
        "area": area.title,
        "about": f"{title}: {about}",
        "edition": about,
        "lead": " ".join(filter(None, (f"{area.title} · {about}.", lead, day))),
        "notice": notice,
        "sections": list(sections),
    }


def lines(question: Question) -> dict[str, Any]:
    """Room to write an answer."""
    return {"kind": "lines", "many": LINES[question.kind]}


def boxes(labels: Iterable[str]) -> dict[str, Any]:
    """Choices to tick."""
    return {"kind": "boxes", "labels": list(labels)}


def words(text: str) -> dict[str, Any]:
    """Words as they stand."""
    return {"kind": "text", "text": text}


def who_fills_in(groups: Sequence[str]) -> dict[str, Any]:
    """The question whose sheet of paper it is."""
    return {"title": "Who fills this in?", "blocks": [boxes([*groups, SEVERAL_GROUPS])]}


def _section(pack: Pack, shown: ShownQuestion, *, blank: bool, easy: bool, with_names: bool) -> dict[str, Any]:
    label, hint = asked(shown.question, easy=easy)
    help_first = [words(hint)] if hint else []
    if blank:
        return {"title": label, "blocks": [*help_first, room(pack, shown.question, easy=easy)]}
    if shown.now is None:
        return {"title": label, "blocks": [words("Not answered yet.")]}
    said = [words(shown.now.words)]
    return {"title": label, "blocks": [*said, words(written_by(shown.now))] if with_names else said}


def room(pack: Pack, question: Question, *, easy: bool) -> dict[str, Any]:
    """Room to answer a question by hand: lines to write on, or choices to tick."""
    if question.kind is QuestionKind.CHOICE:
        return boxes(simple if easy else label for _, label, simple in pack.choices_of(question))
    if question.part is not None and choices_for(question.part, pack):
        offered = pack.levels if question.part is Part.LEVEL else pack.rungs
        return boxes(one.easy_title if easy else one.title for one in offered)
    return lines(question)


def written_by(entry: HasWriter) -> str:
    """Who wrote it and when, or whose sheet of paper it was typed in from."""
    typed = f"{entry.paper} on paper, typed in by" if entry.paper else ""
    return " ".join(filter(None, (typed, f"{entry.by}," if entry.by else "", long_date(entry.at))))
