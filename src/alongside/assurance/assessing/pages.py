"""The page of an assessment: the forms that went in, the record behind them, questions and answers, the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.assurance.assessing.rules import empty_stages, item_behind, stages_assessed, why_not_submit
from alongside.assurance.signing import permissions, queries
from alongside.assurance.signing.models import Submission
from alongside.assurance.signing.record_pages import Section, Withheld, sections, shown
from alongside.assurance.signing.rules import Assessed
from alongside.assurance.signing.snapshot import Change, Kind, changes
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.assurance.signing.withholding import withheld_from
from alongside.frameworks.schema.signoff import Assessment
from alongside.people.enums import Role
from alongside.people.standing import Standing
from alongside.projects.models import Project


@dataclass(frozen=True)
class FormAnswer:
    """One question of a form with what stands under it; nothing where nothing does."""

    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FormShown:
    """One of the forms that go in."""

    title: str
    answers: tuple[FormAnswer, ...]


@dataclass(frozen=True)
class AssessmentPage:
    """What whoever looks finds, and may do. `since` is what changed after it was submitted or decided."""

    terms: Assessment
    assessed: Assessed
    submission: Submission | None
    earlier: tuple[Submission, ...]
    forms: tuple[FormShown, ...]
    sections: tuple[Section, ...]
    since: tuple[Change, ...]
    may_submit: bool
    why_not: str
    may_answer: bool
    may_assess: bool
    why_not_assess: str

    @property
    def tag(self) -> str:
        """The kind of tag that says how far it has come."""
        kinds = {Assessed.AWARDED: "good", Assessed.NOT_YET: "bad", Assessed.WAITING: "active", Assessed.STALE: "soon"}
        return kinds.get(self.assessed, "")


def assessment_page(
    project: Project, standing: Standing, reading: Reading, *, read: Mapping[str, str] | None = None
) -> AssessmentPage:
    """The assessment of a project whose pack has one. With an earlier reading's fingerprints, what is new is marked."""
    pack = reading.pack
    assert pack.signoff is not None  # `project_to_assess` found it
    assert pack.signoff.assessment is not None
    every = queries.submissions_of(project)
    submission = queries.submission_of(project)
    state = queries.assessed(submission, reading)
    withheld = withheld_from(reading, standing) if standing.is_team else frozenset({Withheld.COUNTS})
    open_one = submission is not None and not submission.outcome
    return AssessmentPage(
        terms=pack.signoff.assessment,
        assessed=state,
        submission=submission,
        earlier=tuple(one for one in every if not one.is_current),
        forms=tuple(forms_in(reading)),
        sections=tuple(sections(reading.snapshot, reading.packs, read=read, withheld=withheld)),
        since=tuple(changes(submission.prints, reading.snapshot)) if submission else (),
        may_submit=permissions.can_ask_to_sign(standing),
        why_not=why_not_submit(state, empty=empty_stages(pack, reading.snapshot), pack=pack),
        may_answer=open_one and permissions.can_answer_assessors(standing),
        may_assess=open_one and permissions.can_assess(standing),
        why_not_assess=_OWN_AREA if open_one and _is_of_this_area(standing) else "",
    )


_OWN_AREA = "You work in this area yourself, so an assessor from another area looks at it."


def _is_of_this_area(standing: Standing) -> bool:
    """Whether an assessor has another role here too."""
    return standing.has(Role.ASSESSOR) and not permissions.can_assess(standing)


def forms_in(reading: Reading) -> list[FormShown]:
    """The forms that go in, each question with what stands under it."""
    return [
        FormShown(stage.title, tuple(FormAnswer(one.text, _answer(reading, one.id)) for one in stage.questions))
        for stage in stages_assessed(reading.pack)
    ]


def _answer(reading: Reading, question_id: str) -> tuple[str, ...]:
    question = reading.pack.question(question_id)
    item = item_behind(question, reading.snapshot) if question else None
    lines = shown(item, reading.packs).lines if item else ()
    return lines[:-1] if item and item.kind is Kind.PART else lines  # who agreed to it stands in the record
