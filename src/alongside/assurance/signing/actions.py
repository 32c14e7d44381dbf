"""Ask groups to sign, and sign for them: the only place that writes signatures."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.queries import deciders_of, is_news, people_of, standing_mark
from alongside.assurance.signing import rules
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature, SignOff
from alongside.assurance.signing.queries import asked_for, leads_of, signatures_of, some_that_are_signed
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.assurance.telling.actions import have_told
from alongside.assurance.telling.enums import Occasion
from alongside.people.models import Group
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project

LONGEST_REASONS = 1000
LOOKED_AT_ONCE = 5


class RecordChangedError(ValidationError):
    """The record is not the one that was read, so nothing was done."""

    def __init__(self, reading: Reading) -> None:
        """With the record as it stands now."""
        super().__init__("The record changed while you were reading. Nothing is signed yet.")
        self.reading = reading


class SomebodyWasFirstError(ValidationError):
    """The group's word is not the one that whoever signs had before them, so nothing was done."""

    def __init__(self, *, is_own: bool) -> None:
        """In words for whoever came second; or who said another word in another window themselves (`is_own`)."""
        super().__init__(
            "You have said your group’s word since you opened this page, and it stands as it was said last."
            if is_own
            else "Somebody else who speaks for your group was first. Your word was not taken."
        )


@dataclass(frozen=True)
class Said:
    """What a group says: it signs, signs with a reservation, or withholds; with reasons unless it simply signs."""

    word: Word
    reasons: str = ""


@transaction.atomic
def ask_to_sign(*, project: Project, by: Actor) -> SignOff:
    """Ask every group that the pack names to sign; asking twice changes nothing."""
    pack = pack_for_project(project)
    if pack.signoff is None:
        raise ValidationError("This way of working has no sign-off.")
    row, is_new = SignOff.objects.get_or_create(
        project=project, defaults={"area_id": project.area_id, "asked_by_id": by.person_id}
    )
    if is_new:
        activity_log.record("groups asked to sign", row, by=by, area_id=project.area_id)
        _tell_who_is_asked(project, row)
    return row


@transaction.atomic
def sign(*, project: Project, group: Group, said: Said, read: Read, by: Actor) -> Signature:
    """Say a group's word on exactly the record that was read.

    Raises `RecordChangedError` where the record is another one by now, `SomebodyWasFirstError` where the group's word
    is not the one that whoever signs had before them, and `ValidationError` for everything else that is in the way.
    """
    sign_off = _lock(project)
    person_id = _person_of(by)
    _check_words(said)
    if not read.is_of(project=project, group=group, person_id=person_id):
        raise ValidationError("This page was made for something else. Read the record below, and sign again.")
    current = {one.group.key: one for one in signatures_of(project)}
    _check_may_sign(project, group, person_id, signed_for={key: one.signed_by_id for key, one in current.items()})
    earlier = current.get(group.key)
    reasons = said.reasons.strip() if said.word is not Word.SIGNED else ""
    if earlier is not None and _is_the_same(earlier, said.word, reasons, read=read, person_id=person_id):
        return earlier  # the button was pressed twice
    if read.signature_id != (earlier.pk if earlier else None):
        raise SomebodyWasFirstError(is_own=earlier is not None and earlier.signed_by_id == person_id)
    reading = Reading(project)
    if reading.snapshot.digest != read.digest:
        raise RecordChangedError(reading)
    if earlier is not None:
        Signature.objects.filter(pk=earlier.pk).update(is_current=False)
    mark = standing_mark(project)
    row = Signature.objects.create(
        area_id=project.area_id,
        project=project,
        group=group,
        pack_version_id=project.pack_version_id,
        digest=reading.snapshot.digest,
        prints=reading.snapshot.prints,
        word=said.word,
        reasons=reasons,
        signed_by_id=person_id,
        since_mark=mark,
    )
    SignOff.objects.filter(project=project).update(digest=row.digest)
    activity_log.record(f"mark {said.word.label.lower()}", row, by=by, area_id=project.area_id, fields=("word",))
    if sign_off.digest not in ("", row.digest):
        _tell_who_is_asked(project, sign_off)
    if mark is not None and is_news(row, earlier):
        _tell_of_since(mark, row, project)
    return row


def _tell_who_is_asked(project: Project, row: SignOff) -> None:
    """Write to everybody who may sign and is asked now: once for the first time, and once for each word that is old."""
    things = {
        one.person_id: f"signature {one.earlier.pk}" if one.earlier else f"sign-off {row.pk}"
        for one in asked_for(project)
    }
    have_told(project=project, occasion=Occasion.ASKED, things=things)


def _tell_of_since(mark: Mark, row: Signature, project: Project) -> None:
    """Tell who signed for a mark, and who may withdraw it, what a group says of it now. Who says it knows."""
    told = (people_of(mark) | deciders_of(project.area)) - {row.signed_by_id}
    have_told(project=project, occasion=Occasion.SAID_SINCE, things=dict.fromkeys(told, row.pk))


def _is_the_same(earlier: Signature, word: Word, reasons: str, *, read: Read, person_id: int) -> bool:
    there = (earlier.signed_by_id, earlier.digest, earlier.word, earlier.reasons)
    return there == (person_id, read.digest, word, reasons)


def look_again() -> int:
    """Look at the records behind some signatures again, so that desks ask for those that are old; how many changed.

    The server does this now and then, for a few at a time, so that no live session waits for it. Nobody does anything here: what it writes is worked out of what others did, and the audit does not tell of it.
    """
    changed = 0
    for row in some_that_are_signed(LOOKED_AT_ONCE):
        digest = Reading(row.project).snapshot.digest
        if digest != row.digest:
            changed += _asked_again(row, digest)
    return changed


@transaction.atomic
def _asked_again(row: SignOff, digest: str) -> int:
    """The record is another one: whoever signed an earlier one is asked again."""
    changed = SignOff.objects.filter(pk=row.pk, digest=row.digest).update(digest=digest)
    if changed:
        _tell_who_is_asked(row.project, row)
    return changed


def _lock(project: Project) -> SignOff:
    """Lock first: of two people who sign at once, the second sees what the first has said."""
    row = SignOff.objects.select_for_update().filter(project=project).first()
    if row is None:
        raise ValidationError("Nobody has asked for signatures yet.")
    return row


def _person_of(by: Actor) -> int:
    if by.person_id is None:
        raise ValidationError("A signature needs somebody’s name.")
    return by.person_id


def _check_words(said: Said) -> None:
    reasons = said.reasons.strip()
    if said.word is not Word.SIGNED and not reasons:
        raise ValidationError("Say why, so that people can do something about it.")
    if len(reasons) > LONGEST_REASONS:
        raise ValidationError(f"Say it in {LONGEST_REASONS} characters at most.")


def _check_may_sign(project: Project, group: Group, person_id: int, *, signed_for: dict[str, int]) -> None:
    pack = pack_for_project(project)
    if group.area_id != project.area_id or group.key not in rules.groups_in_order(pack):
        raise ValidationError("This group is not asked to sign for this project.")
    refused = rules.why_not(
        group.key,
        person_id,
        signed_for=signed_for,
        family_groups=pack.signoff.family_groups if pack.signoff else (),
        leads=leads_of(project),
        titles={one.id: one.title for one in pack.groups},
    )
    if refused:
        raise ValidationError(refused)
