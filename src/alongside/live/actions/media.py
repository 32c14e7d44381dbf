"""Take in pictures and recordings, describe them, and remove their files with them."""

from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from typing import Any, cast
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live import rules
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import EventKind, MediaKind
from alongside.live.media import workshop
from alongside.live.media.made import Made, RefusedError
from alongside.live.models import FileToRemove, Media, Participant, Session

# What was sent and never said is kept for a day: a phone without network sends the rest when it is back.
UNSAID_FOR = timedelta(days=1)
# Time enough for any upload to end, before what it left behind is removed.
AN_UPLOAD_TAKES = timedelta(hours=1)
# What nobody said with an answer, and sheets from which nobody typed anything.
_UNSAID = Q(contribution__isnull=True, participant__isnull=False) | Q(kind=MediaKind.SHEET, typed_from_it__isnull=True)


class ConflictError(Exception):
    """The id was used for another picture or recording."""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file on its way in. The id is made by whoever sends it, and stays the same when it is sent again."""

    id: UUID
    kind: MediaKind
    content: bytes

    @property
    def digest(self) -> str:
        """Under the site's key and this id: it tells the same file again, and nothing else."""
        return salted_hmac(f"alongside.live.media.{self.id}", self.content, algorithm="sha256").hexdigest()


def take_upload(*, participant: Participant, upload: Upload, by: Actor) -> tuple[Media, bool]:
    """Write a participant's file anew and keep it until it is said; whether it is new, or was here already.

    `RefusedError` says in plain words why a file is not taken; `ConflictError`: the id is another file's;
    `workshop.FullError`: too many at once. Not in a transaction: writing anew takes a while.
    """
    known = _known(participant, upload)
    if known is not None:
        return known, False
    _check_room(participant)
    return _kept(participant, upload, workshop.rewritten(upload.kind, upload.content), by)


def take_sheet(*, session: Session, content: bytes, by: Actor) -> Media:
    """Write the picture of a sheet of paper anew and keep it for who types it in; refused as `take_upload` refuses."""
    untyped = Media.objects.filter(session=session, kind=MediaKind.SHEET, typed_from_it__isnull=True)
    if untyped.count() >= rules.MOST_UNTYPED_SHEETS:
        raise RefusedError("There are very many sheets that nobody has typed from yet. Type some of them first.")
    made = workshop.rewritten(MediaKind.SHEET, content)
    media = Media(session=session, kind=MediaKind.SHEET, uploaded_by_id=by.person_id, **about(made))
    keep(media, made, by=by)
    return media


def _known(participant: Participant, upload: Upload) -> Media | None:
    media = Media.objects.filter(pk=upload.id).first()
    if media is None:
        return None
    is_theirs = (media.participant_id, media.kind) == (participant.pk, upload.kind)
    if not (is_theirs and compare_digest(media.sent_digest, upload.digest)):
        raise ConflictError
    return media


def _check_room(participant: Participant) -> None:
    theirs = Media.objects.filter(participant=participant)
    if theirs.count() >= rules.MOST_MEDIA_OF_ONE:
        raise RefusedError("You sent very many pictures and recordings. Now say it in words.")
    if theirs.filter(contribution__isnull=True).count() >= rules.MOST_UNSAID_MEDIA:
        raise RefusedError("Send what you have first. Then you can add more.")


def _kept(participant: Participant, upload: Upload, made: Made, by: Actor) -> tuple[Media, bool]:
    media = Media(
        id=upload.id,
        session=participant.session,
        participant=participant,
        kind=upload.kind,
        sent_digest=upload.digest,
        **about(made),
    )
    try:
        keep(media, made, by=by)
    except IntegrityError:  # the same was sent twice at once, and the other one was first
        known = _known(participant, upload)
        if known is None:
            raise
        return known, False
    return media, True


def about(made: Made) -> dict[str, Any]:
    """What a row says of a file."""
    return {
        "content_type": made.content_type,
        "size": len(made.content),
        "width": made.width,
        "height": made.height,
        "seconds": made.seconds,
    }


def keep(media: Media, made: Made, *, by: Actor) -> None:
    """Save a file and its row: both, or neither. Whatever happens in between, the file does not stay alone."""
    name = media._meta.get_field("file").generate_filename(media, f"file.{made.ending}")
    note = FileToRemove.objects.create(name=name, due=clock.now() + AN_UPLOAD_TAKES)
    media.file.name = default_storage.save(name, ContentFile(made.content))
    try:
        with transaction.atomic():
            media.save(force_insert=True)
            note.delete()
            activity_log.record("media received", media, by=by, area_id=media.session.area_id, fields=("file",))
    except IntegrityError:
        remove_files([name])
        raise


@transaction.atomic
def describe(*, media: Media, alt_text: str, by: Actor) -> None:
    """What a picture shows or a recording says, in words, for those who cannot see or hear it."""
    session = lock(media.session_id)
    media.refresh_from_db(fields=["contribution"])
    Media.objects.filter(pk=media.pk).update(alt_text=alt_text, alt_by_id=by.person_id)
    if media.contribution_id is not None:
        add_events(session, [(EventKind.CONTRIBUTION, media.contribution_id)])
    activity_log.record("media described", media, by=by, area_id=session.area_id, fields=("alt_text",))


def forget_file_of(media: Media) -> None:
    """A row is being deleted: its file goes when that is committed."""
    name = cast(str, media.file.name)
    FileToRemove.objects.get_or_create(name=name)
    transaction.on_commit(lambda: remove_files([name]), robust=True)


def remove_files(names: list[str]) -> None:
    """Remove these files from the store, and forget that it was to be done; what fails is tried again later."""
    for name in names:
        default_storage.delete(name)
        FileToRemove.objects.filter(name=name).delete()


def remove_what_is_due() -> int:
    """Remove what was sent and not said within a day, and files that nobody needs; how many of both."""
    old = Media.objects.filter(_UNSAID).filter(created_at__lt=clock.now() - UNSAID_FOR)
    sessions = set(old.values_list("session_id", flat=True))
    removed = sum(_remove_unsaid(session_id) for session_id in sorted(sessions))
    due = list(FileToRemove.objects.filter(due__lte=clock.now()).values_list("name", flat=True))
    remove_files(due)
    return removed + len(due)


@transaction.atomic
def _remove_unsaid(session_id: int) -> int:
    """Under the session's lock, so that nothing is removed while it is being said."""
    lock(session_id)
    old = Media.objects.filter(_UNSAID, session_id=session_id, created_at__lt=clock.now() - UNSAID_FOR)
    removed = old.count()
    old.delete()
    return removed
