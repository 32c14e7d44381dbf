"""Remarks on labels, and reviews by group: the only place that writes them. Labels are worked out each time."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.assurance import reviews
from alongside.assurance.models import Attestation, GroupReview, Remark, ReviewLine
from alongside.assurance.queries import said_in
from alongside.assurance.reviews import Said
from alongside.core import clock
from alongside.people.models import Group
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project

LONGEST_REMARK = 1000
LONGEST_NOTE = 500
MOST_REMARKS = 10


@transaction.atomic
def remark(*, project: Project, words: str, rung: str, group: Group | None, role: str, by: Actor) -> Remark:
    """Say, beside a project's label, that it was not so. Raises `ValidationError` where nothing is said."""
    said = words.strip()
    if not said or len(said) > LONGEST_REMARK:
        raise ValidationError(f"Say how it was, in {LONGEST_REMARK} characters at most.")
    if group is not None and group.area_id != project.area_id:
        raise ValidationError("This group belongs to another area.")
    mine = Remark.objects.filter(project=project, written_by=by.person_id) if by.person_id else Remark.objects.none()
    twice = mine.filter(words=said).first()
    if twice is not None:
        return twice  # a button that was pressed twice
    if mine.count() >= MOST_REMARKS:
        raise ValidationError(
            f"You have written {MOST_REMARKS} times beside this label. Take one of them back to write another."
        )
    row = Remark.objects.create(
        area_id=project.area_id,
        project=project,
        words=said,
        rung=rung,
        group=group,
        role="" if group else role,
        written_by_id=by.person_id,
    )
    activity_log.record("label remarked on", row, by=by, area_id=project.area_id, fields=("words",))
    return row


@transaction.atomic
def take_back(*, row: Remark, by: Actor) -> None:
    """Remove a remark with its words."""
    activity_log.record("remark taken back", row, by=by, area_id=row.area_id, fields=("words",))
    row.delete()


@transaction.atomic
def write_review(
    *, project: Project, group: Group, lines: Mapping[str, Said], seen: Mapping[str, int], by: Actor
) -> GroupReview:
    """What a group says so far when it looks back; what it said before stays as history.

    `seen` is the number of the line that stood under a prompt for whoever writes. Raises `ValidationError` for a
    prompt that the pack does not have, and where somebody else answered in this moment.
    """
    asked = prompts_of(project)
    if not set(asked).issuperset(lines):
        raise ValidationError("This review does not ask that.")
    review, _ = GroupReview.objects.select_for_update().get_or_create(
        project=project, group=group, defaults={"area_id": project.area_id}
    )
    current = {line.prompt: line for line in ReviewLine.objects.filter(review=review, is_current=True)}
    for prompt, said in lines.items():
        _write_line(review, prompt, said, earlier=current.get(prompt), seen=seen.get(prompt, 0), by=by)
    return review


def _write_line(
    review: GroupReview, prompt: str, said: Said, *, earlier: ReviewLine | None, seen: int, by: Actor
) -> None:
    answer, words = said.answer or "", said.words.replace("\r\n", "\n").strip()
    if (answer, words) == ((earlier.answer, earlier.words) if earlier else ("", "")):
        return
    if (earlier.number if earlier else 0) != seen:
        raise ValidationError("Somebody else answered in this moment. Yours is still here: save again to see theirs.")
    if earlier is not None:
        ReviewLine.objects.filter(pk=earlier.pk).update(is_current=False)
    line = ReviewLine.objects.create(
        review=review,
        prompt=prompt,
        number=earlier.number + 1 if earlier else 1,
        answer=answer,
        words=words,
        written_by_id=by.person_id,
    )
    activity_log.record("review answered", line, by=by, area_id=review.area_id, fields=(prompt,))


@transaction.atomic
def hand_in_review(*, project: Project, group: Group, by: Actor) -> GroupReview:
    """Put a group's review beside those of the others. Raises `ValidationError` while something is unanswered."""
    review = GroupReview.objects.select_for_update().filter(project=project, group=group).first()
    lines = {} if review is None else said_in(review)
    if review is None or not reviews.is_complete(prompts_of(project), lines):
        raise ValidationError("Something is still unanswered. “We can’t say” is an answer too.")
    if review.handed_in_at is None:
        review.handed_in_at = clock.now()
        review.handed_in_by_id = by.person_id
        review.save(update_fields=["handed_in_at", "handed_in_by"])
        activity_log.record("review handed in", review, by=by, area_id=review.area_id, fields=("handed_in_at",))
    return review


def prompts_of(project: Project) -> list[str]:
    """The ids of everything that a project's pack asks when people look back."""
    return [prompt.id for theme in pack_for_project(project).review for prompt in theme.prompts]


@transaction.atomic
def attest(*, project: Project, check_id: str, note: str, by: Actor) -> Attestation:
    """Say with one's name that a check holds. Raises `ValidationError` where the pack leaves it to the record."""
    if check_id not in {check.id for check in pack_for_project(project).attestable}:
        raise ValidationError("This has to be shown by the record. It cannot be attested.")
    said = note.strip()
    if by.person_id is None:
        raise ValidationError("A word like this needs somebody’s name.")
    if not said or len(said) > LONGEST_NOTE:
        raise ValidationError(f"Say how you know, in {LONGEST_NOTE} characters at most.")
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)  # two who attest at once follow one another
    standing = Attestation.objects.filter(project=project, check_id=check_id, taken_back_at__isnull=True).first()
    if standing is not None and standing.attested_by_id != by.person_id:
        raise ValidationError("Somebody else has attested this already. Their word stands until they take it back.")
    _withdraw_attestation(project, check_id)
    row = Attestation.objects.create(
        area_id=project.area_id, project=project, check_id=check_id, note=said, attested_by_id=by.person_id
    )
    activity_log.record("check attested", row, by=by, area_id=project.area_id, fields=("note",))
    return row


@transaction.atomic
def take_back_attestation(*, row: Attestation, by: Actor) -> None:
    """Whoever attested something takes it back; that it once stood stays on record."""
    _withdraw_attestation(row.project, row.check_id)
    activity_log.record("attestation taken back", row, by=by, area_id=row.area_id, fields=("taken_back_at",))


def _withdraw_attestation(project: Project, check_id: str) -> None:
    standing = Attestation.objects.filter(project=project, check_id=check_id, taken_back_at__isnull=True)
    standing.update(taken_back_at=clock.now())
