"""What a letter says, as things stand when it goes out; nothing where it is true no longer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from alongside.assurance.marks.addresses import mark_address
from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.queries import deciders_of, mark_if_any, people_of, said_since, standing_mark
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.models import Submission
from alongside.assurance.signing.queries import (
    asked_for,
    assessors_of,
    has_assessors,
    officers_of,
    submission_of,
)
from alongside.assurance.telling.enums import Occasion
from alongside.assurance.telling.models import Letter


@dataclass(frozen=True)
class Written:
    """The subject of a letter, and what its template (`assurance/email/`) says."""

    subject: str
    context: Mapping[str, object]


def written(letter: Letter) -> Written | None:
    """The letter as it is now, or nothing."""
    return _WRITES[Occasion(letter.occasion)](letter)


def _of_a_mark(subject: str) -> Callable[[Letter], Written | None]:
    def write(letter: Letter) -> Written | None:
        mark = mark_if_any(UUID(letter.thing))
        return Written(f"{subject}: {letter.project.title}", _about(mark)) if mark else None

    return write


def _said_since(letter: Letter) -> Written | None:
    mark = standing_mark(letter.project)
    said = said_since(mark) if mark else []
    decides = letter.person_id in deciders_of(letter.area)
    if mark is None or not said or not (decides or letter.person_id in people_of(mark)):
        return None
    decide_at = _address("project_mark", letter) if decides else ""
    subject = f"A group says something else since the mark was awarded: {letter.project.title}"
    return Written(subject, {**_about(mark), "said": said, "decide_at": decide_at})


def _asked(letter: Letter) -> Written | None:
    asked = [one for one in asked_for(letter.project) if one.person_id == letter.person_id]
    if not asked:
        return None
    is_again = any(one.earlier for one in asked)
    subject = "Your group is asked to sign again" if is_again else "Your group is asked to sign"
    groups = [(one.group, _address("project_sign", letter, one.group.key)) for one in asked]
    return Written(f"{subject}: {letter.project.title}", {"groups": groups, "is_again": is_again})


def _to_assessors(subject: str, *, is_answered: bool) -> Callable[[Letter], Written | None]:
    """To an assessor, while the project is with them and, where they asked, every question is answered."""

    def write(letter: Letter) -> Written | None:
        submission = _submission(letter)
        if submission is None or submission.outcome or letter.person_id not in assessors_of(letter.project):
            return None
        if is_answered and _open_questions(submission):
            return None
        return _on_the_page_of_assessment(letter, subject)

    return write


def _question(letter: Letter) -> Written | None:
    submission = _submission(letter)
    asked = _open_questions(submission) if submission and not submission.outcome else 0
    if not asked or letter.person_id not in officers_of(letter.project):
        return None
    return _on_the_page_of_assessment(letter, "The assessors ask you something", asked=asked)


def _not_yet(letter: Letter) -> Written | None:
    submission = _submission(letter)
    is_so = submission is not None and submission.outcome == Outcome.NOT_YET
    if not is_so or letter.person_id not in officers_of(letter.project):
        return None
    return _on_the_page_of_assessment(letter, "The assessors said: not yet")


def _submission(letter: Letter) -> Submission | None:
    """What is with the assessors now, where the way of working still has any."""
    return submission_of(letter.project) if has_assessors(letter.project) else None


def _open_questions(submission: Submission) -> int:
    return sum(not question.answer for question in submission.questions.all())


def _on_the_page_of_assessment(letter: Letter, subject: str, **more: object) -> Written:
    address = _address("project_assessment", letter)
    return Written(f"{subject}: {letter.project.title}", {"address": address, **more})


def _about(mark: Mark) -> Mapping[str, object]:
    return {"mark": mark, "address": mark_address(mark.pk)}


def _address(name: str, letter: Letter, *more: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=(letter.area.slug, letter.project.slug, *more))}"


_WRITES: Mapping[Occasion, Callable[[Letter], Written | None]] = {
    Occasion.AWARDED: _of_a_mark("The mark was awarded"),
    Occasion.WITHDRAWN: _of_a_mark("The mark was withdrawn"),
    Occasion.ENDED: _of_a_mark("The mark has run out"),
    Occasion.SAID_SINCE: _said_since,
    Occasion.ASKED: _asked,
    Occasion.SUBMITTED: _to_assessors("A project waits for you as an assessor", is_answered=False),
    Occasion.QUESTION: _question,
    Occasion.ANSWERED: _to_assessors("Your questions are answered", is_answered=True),
    Occasion.NOT_YET: _not_yet,
}
