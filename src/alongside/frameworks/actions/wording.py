"""Wording a pack anew: begin, change or bring words, ask the groups, agree, and publish as a version of its own."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.frameworks import asking, wording_queries
from alongside.frameworks.actions.packs import adopt_pack, ensure_groups, install_pack
from alongside.frameworks.difference import same
from alongside.frameworks.enums import GroupSays
from alongside.frameworks.files import PACK_FILE
from alongside.frameworks.loading import checked_pack
from alongside.frameworks.models import PackAnswer, PackVersion, PackWording
from alongside.frameworks.queries import pack_of, version_or_none
from alongside.people.models import Area, Group

LONGEST_REASON = 1000
READ_AGAIN = "The words have changed since you read them. Read the new ones first."


@transaction.atomic
def begin_wording(*, area: Area, version: PackVersion, by: Actor) -> PackWording:
    """Put the words of a version before an area, to adopt them as they are or to word them in its own way.

    Raises `ValidationError` while another wording is under way.
    """
    _lock(area)
    if wording_queries.current_wording(area) is not None:
        raise ValidationError("Another wording is under way. Publish it or drop it first.")
    return _write(area, pack_of(version).canonical_files, based_on=version, by=by)


@transaction.atomic
def reword_pack(*, wording: PackWording, files: Mapping[str, Any], by: Actor) -> PackWording:
    """Put other words in the place of a wording; the groups are asked again. The same words change nothing.

    Raises `ValidationError` where somebody worded it meanwhile, and `PackRefusedError` where it is no sound pack.
    """
    _lock(wording.area)
    _check_current(wording)
    if same(wording.source, files):
        return wording
    return _write(wording.area, _as_own(wording.area, files), based_on=wording.based_on, by=by)


@transaction.atomic
def bring_files(*, area: Area, files: Mapping[str, Any], by: Actor) -> PackWording:
    """Take a pack that came as files as the area's next wording; one that is under way stays as history.

    Raises `ValidationError` where its id or its version is another's, and `PackRefusedError` where it is not sound.
    """
    _lock(area)
    pack = checked_pack(files)
    problem = wording_queries.why_not_ours(area, pack)
    if problem:
        raise ValidationError(problem)
    return _write(area, files, based_on=version_or_none(area), by=by)


@transaction.atomic
def ask_groups(*, wording: PackWording, by: Actor) -> None:
    """Put a wording before the groups. Those that the area does not have yet are added, so that they can be heard."""
    _lock(wording.area)
    _check_current(wording)
    if wording.asked_at is None:
        ensure_groups(area=wording.area, groups=wording_queries.groups_asked(wording), by=by)
        wording.asked_at = clock.now()
        wording.save(update_fields=["asked_at"])
        activity.record("pack wording asked", wording, by=by, area_id=wording.area_id, fields=("asked_at",))


@transaction.atomic
def agree_to_pack(*, wording: PackWording, group: Group, digest: str, seen: int = 0, by: Actor) -> PackAnswer:
    """A group agrees to the words that stood before whoever speaks for it; twice changes nothing.

    `seen` is the number (`asking.Line`) of what the group had said until then. Raises `ValidationError` where these are
    not the words of now, where nobody was asked yet, where the group said something else meanwhile, and where the
    same person answered for another group.
    """
    return _answer(wording, group, GroupSays.AGREES, "", digest=digest, seen=seen, by=by)


@transaction.atomic
def say_not_yet(
    *, wording: PackWording, group: Group, because: str, digest: str, seen: int = 0, by: Actor
) -> PackAnswer:
    """A group does not agree to these words yet, and says why: they are not published while that stands.

    It may say something else later. Raises `ValidationError` without a reason, and like `agree_to_pack`.
    """
    reason = because.replace("\r\n", "\n").strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise ValidationError(f"Say what should be different, in {LONGEST_REASON:,} characters at most.")
    return _answer(wording, group, GroupSays.NOT_YET, reason, digest=digest, seen=seen, by=by)


def _answer(
    wording: PackWording, group: Group, says: GroupSays, because: str, *, digest: str, seen: int, by: Actor
) -> PackAnswer:
    _lock(wording.area)
    _check_current(wording)
    if wording.digest != digest:
        raise ValidationError(READ_AGAIN)
    if wording.asked_at is None:
        raise ValidationError("The groups have not been asked yet.")
    current = PackAnswer.objects.filter(wording=wording, is_current=True)
    if current.filter(said_by_id=by.person_id).exclude(group=group).exists():
        raise ValidationError("You answered for another group. Somebody else has to speak for this one.")
    earlier = current.filter(group=group).first()
    if earlier is not None and (earlier.says, earlier.because) == (says, because):
        return earlier
    if (earlier.pk if earlier else 0) != seen:
        raise ValidationError("Somebody else who speaks for your group was first. Read what they said, then say yours.")
    current.filter(group=group).update(is_current=False)
    answer = PackAnswer.objects.create(
        wording=wording, group=group, says=says, because=because, digest=digest, said_by_id=by.person_id
    )
    verb = "pack wording agreed" if says is GroupSays.AGREES else "pack wording not agreed yet"
    activity.record(verb, answer, by=by, area_id=wording.area_id, fields=("group", "digest"))
    return answer


@transaction.atomic
def publish_wording(*, wording: PackWording, by: Actor) -> PackVersion:
    """Publish a wording to which every group agreed, as a version that never changes, and put the area under it.

    Words that are a version's already are adopted as they are. Raises `ValidationError` while a group is missing, or
    says that it does not agree yet.
    """
    _lock(wording.area)
    _check_current(wording)
    missing = asking.why_not_publish(wording_queries.lines_of(wording))
    if missing:
        raise ValidationError(missing)
    version = _version_of(wording, by)
    wording.published, wording.is_current = version, False
    wording.save(update_fields=["published", "is_current"])
    activity.record("pack wording published", wording, by=by, area_id=wording.area_id, fields=("published",))
    adopt_pack(area=wording.area, version=version, by=by)
    return version


@transaction.atomic
def drop_wording(*, wording: PackWording, by: Actor) -> None:
    """Give a wording up. It stays as history."""
    _lock(wording.area)
    _check_current(wording)
    wording.is_current = False
    wording.save(update_fields=["is_current"])
    activity.record("pack wording dropped", wording, by=by, area_id=wording.area_id, fields=("is_current",))


def _lock(area: Area) -> None:
    """One after the other: what was agreed to is what is published."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)


def _check_current(wording: PackWording) -> None:
    wording.refresh_from_db(fields=["is_current", "asked_at"])
    if not wording.is_current:
        raise ValidationError(READ_AGAIN)


def _as_own(area: Area, files: Mapping[str, Any]) -> dict[str, Any]:
    """The files under the area's own id and the number that follows there, where they are still another's."""
    head = files[PACK_FILE]
    key, number = wording_queries.own_identity(area, head["id"], head["version"])
    return {**files, PACK_FILE: {**head, "id": key, "version": number}}


def _write(area: Area, files: Mapping[str, Any], *, based_on: PackVersion | None, by: Actor) -> PackWording:
    pack = checked_pack(files)
    current = wording_queries.current_wording(area)
    if current is not None:
        PackWording.objects.filter(pk=current.pk).update(is_current=False)
    wording = PackWording.objects.create(
        area=area,
        number=wording_queries.last_number(area) + 1,
        based_on=based_on,
        source=pack.canonical_files,
        digest=pack.digest,
        written_by_id=by.person_id,
    )
    activity.record("pack worded", wording, by=by, area_id=area.pk, fields=("source",))
    return wording


def _version_of(wording: PackWording, by: Actor) -> PackVersion:
    pack = checked_pack(wording.source)
    problem = wording_queries.why_not_ours(wording.area, pack)
    if problem:  # somebody else took the id or the number meanwhile
        raise ValidationError(f"This cannot be published: {problem}. Bring it under another id or version.")
    known = PackVersion.objects.filter(pack_id=pack.id, version=pack.version).first()
    return known or install_pack(pack=pack, by=by, area=wording.area, parent=wording.based_on)
