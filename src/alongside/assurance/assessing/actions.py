"""Submit a project to assessors, ask back, answer, award or say not yet: the only place that writes it."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.assurance.assessing.rules import empty_stages, why_not_submit
from alongside.assurance.signing.actions import RecordChangedError
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.models import AssessorQuestion, Submission
from alongside.assurance.signing.queries import as_it_stands, assessed, assessors_of, officers_of
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.assurance.telling.actions import have_told
from alongside.assurance.telling.enums import Occasion
from alongside.core import clock
from alongside.projects.actions import ChangedMeanwhileError
from alongside.projects.models import Project
from alongside.projects.rules import mark_of

LONGEST_WORDS = 2000
MOST_QUESTIONS = 50


@transaction.atomic
def submit(*, project: Project, by: Actor) -> Submission:
    """Send a project's forms, with its record as it stands, to the assessors.

    Raises `ValidationError` where the pack has no assessors, a form is empty, or it is with them already.
    """
    Project.objects.select_for_update(of=("self",), no_key=True).get(pk=project.pk)
    reading = Reading(project)
    current = Submission.objects.filter(project=project, is_current=True).first()
    refused = why_not_submit(
        assessed(current, reading), empty=empty_stages(reading.pack, reading.snapshot), pack=reading.pack
    )
    if refused:
        raise ValidationError(refused)
    Submission.objects.filter(project=project, is_current=True).update(is_current=False)
    row = Submission.objects.create(
        area_id=project.area_id,
        project=project,
        pack_version_id=project.pack_version_id,
        digest=reading.snapshot.digest,
        prints=reading.snapshot.prints,
        submitted_by_id=by.person_id,
    )
    activity_log.record("submitted to assessors", row, by=by, area_id=project.area_id)
    _tell(Occasion.SUBMITTED, project, assessors_of(project), row)
    return row


@transaction.atomic
def ask_back(*, submission: Submission, words: str, by: Actor) -> AssessorQuestion:
    """An assessor asks about a submission. Raises `ValidationError` once there is an outcome, or too many questions.

    Asking the same twice before it is answered is asking once.
    """
    said = _said(words, "Write your question.")
    locked = _open(submission)
    mine = locked.questions.filter(words=said, answer="", asked_by_id=by.person_id) if by.person_id else None
    twice = mine.first() if mine is not None else None
    if twice is not None:
        return twice  # a button that was pressed twice
    if locked.questions.count() >= MOST_QUESTIONS:
        raise ValidationError(f"{MOST_QUESTIONS} questions have been asked. Say what you need in the outcome.")
    row = AssessorQuestion.objects.create(submission=locked, words=said, asked_by_id=by.person_id)
    activity_log.record("assessor asked", row, by=by, area_id=locked.area_id, fields=("words",))
    _tell(Occasion.QUESTION, locked.project, officers_of(locked.project), row)
    return row


@transaction.atomic
def answer(*, question: AssessorQuestion, words: str, seen: str | None = None, by: Actor) -> None:
    """The people of the project answer an assessor. Until there is an outcome they may answer anew.

    `seen` is the mark (`mark_of`) of the answer that stood there when it was read. Raises `ChangedMeanwhileError` where
    somebody else has answered since, and `ValidationError` once there is an outcome.
    """
    said = _said(words, "Write your answer.")
    locked = _open(question.submission)
    question.refresh_from_db(fields=["answer"])
    if said == question.answer:
        return
    if seen is not None and seen != mark_of(question.answer):
        raise ChangedMeanwhileError(question.answer)
    question.answer = said
    question.answered_at = clock.now()
    question.answered_by_id = by.person_id
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    activity_log.record("assessor answered", question, by=by, area_id=locked.area_id, fields=("answer",))
    asked = locked.questions.filter(asked_by__isnull=False).values_list("asked_by_id", flat=True)
    _tell(Occasion.ANSWERED, locked.project, asked, question)


@transaction.atomic
def decide(*, submission: Submission, outcome: Outcome, reasons: str, read: Read, by: Actor) -> Submission:
    """Award, or say not yet, on exactly the record that was read. It is what the outcome stands on from then on.

    Raises `RecordChangedError` where the record is another one by now, and `ValidationError` where another assessor
    was first, it was submitted anew since, or reasons are missing. Saying the same twice is saying it once.
    """
    said = _said(reasons, "Say why, so that people can learn from it.")
    locked = _locked(submission)
    if by.person_id is not None and _is_the_same(locked, outcome, said, person_id=by.person_id):
        return locked  # the button was pressed twice
    _check_is_open(locked)
    project = submission.project
    if by.person_id is None:
        raise ValidationError("An outcome needs somebody’s name.")
    if not read.is_of(project=project, group=None, person_id=by.person_id):
        raise ValidationError("This page was made for something else. Read the record below, and decide again.")
    if read.submission != as_it_stands(locked):
        raise ValidationError(_what_came(locked, read))
    reading = Reading(project)
    if reading.snapshot.digest != read.digest:
        raise RecordChangedError(reading)
    locked.outcome, locked.reasons = outcome, said
    locked.decided_at, locked.decided_by_id = clock.now(), by.person_id
    locked.digest, locked.prints = reading.snapshot.digest, reading.snapshot.prints
    locked.pack_version_id = project.pack_version_id
    locked.save()
    activity_log.record(
        f"assessed: {outcome.label.lower()}", locked, by=by, area_id=locked.area_id, fields=("outcome",)
    )
    if outcome is Outcome.NOT_YET:
        _tell(Occasion.NOT_YET, project, officers_of(project), locked)
    return locked


def _tell(occasion: Occasion, project: Project, people: Iterable[int], about: Submission | AssessorQuestion) -> None:
    have_told(project=project, occasion=occasion, things=dict.fromkeys(people, about.pk))


def _said(words: str, missing: str) -> str:
    said = words.replace("\r\n", "\n").strip()
    if not said:
        raise ValidationError(missing)
    if len(said) > LONGEST_WORDS:
        raise ValidationError(f"Say it in {LONGEST_WORDS} characters at most.")
    return said


def _locked(submission: Submission) -> Submission:
    """The submission, locked: of two assessors who decide at once, the second is told."""
    locked = Submission.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("project").get(pk=submission.pk)


def _open(submission: Submission) -> Submission:
    """The submission, locked, as long as there is no outcome."""
    locked = _locked(submission)
    _check_is_open(locked)
    return locked


def _check_is_open(submission: Submission) -> None:
    if submission.outcome or not submission.is_current:
        raise ValidationError("An assessor has decided on this already.")


def _is_the_same(decided: Submission, outcome: Outcome, reasons: str, *, person_id: int) -> bool:
    return (decided.outcome, decided.reasons, decided.decided_by_id) == (outcome, reasons, person_id)


def _what_came(submission: Submission, read: Read) -> str:
    """What happened to a submission since an assessor read it."""
    if read.submission.partition(" ")[0] != str(submission.pk):
        return "It was submitted anew while you were reading. Nothing is decided yet."
    return "Somebody answered you while you were reading. Nothing is decided yet."
