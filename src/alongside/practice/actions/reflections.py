"""Reflections: the only place that writes them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import pack_of, version_for
from alongside.frameworks.schema.base import by_id
from alongside.people.models import Area, Group
from alongside.practice.enums import NoteKind
from alongside.practice.limits import LONGEST_NOTE, MOST_NOTES
from alongside.practice.models import Look, Reflection, ReflectionNote
from alongside.practice.topics import beside, next_topic, opening_of, topic_in
from alongside.projects.models import Project
from alongside.projects.rules import tidied


@dataclass(frozen=True)
class Said:
    """What was said to a question; to none where it is something that is hard."""

    words: str
    question: str = ""
    kind: NoteKind = NoteKind.THOUGHT


@transaction.atomic
def start_reflection(
    *, area: Area, group: Group | None, project: Project | None = None, level: str = "", by: Actor
) -> Reflection:
    """Begin. Raises `ValidationError` for a group, a project or a level that is not this area's."""
    version = version_for(area)
    if group is not None and group.area_id != area.pk:
        raise ValidationError("This group belongs to another area.")
    if project is not None and project.area_id != area.pk:
        raise ValidationError("This project belongs to another area.")
    if level and by_id(pack_of(version).levels, level) is None:
        raise ValidationError("The pack of this area has no such level.")
    reflection = Reflection.objects.create(
        area=area, group=group, project=project, level=level, pack_version=version, started_by_id=by.person_id
    )
    activity_log.record("reflection started", reflection, by=by, area_id=area.pk, fields=("group", "level"))
    return reflection


@transaction.atomic
def say_openly(*, reflection: Reflection, said: Iterable[Said], by: Actor) -> list[ReflectionNote]:
    """Write down what a group says before it is shown anybody's principles.

    Raises `ValidationError` once it was shown them: what comes later is not what was said first.
    """
    _lock(reflection)
    if reflection.opened_at is not None:
        raise ValidationError("This group has seen principles since. Write it beside the one that it belongs to.")
    asked = {question.id for question in opening_of(pack_of(reflection.pack_version))}
    return _write(reflection, None, said, asked, by=by)


@transaction.atomic
def open_principles(*, reflection: Reflection, by: Actor) -> None:
    """Say that a group has said what it thinks, so that principles may be shown to it. Twice changes nothing.

    Raises `ValidationError` where it has said nothing yet.
    """
    _lock(reflection)
    if reflection.opened_at is not None:
        return
    if not ReflectionNote.objects.filter(reflection=reflection, look__isnull=True).exists():
        raise ValidationError("Say something first, in your own words. What others think comes after.")
    reflection.opened_at = clock.now()
    reflection.save(update_fields=["opened_at"])
    activity_log.record("principles shown", reflection, by=by, area_id=reflection.area_id, fields=("opened_at",))


@transaction.atomic
def look_at(*, reflection: Reflection, version: PackVersion, topic: str, by: Actor) -> Look:
    """Look at one topic of a pack; what was looked at before is opened again.

    Raises `ValidationError` before the group has said what it thinks, and for a topic that is not there.
    """
    _lock(reflection)
    if reflection.opened_at is None:
        raise ValidationError("Nobody’s principles are shown before the group has said what it thinks.")
    if topic_in(pack_of(version), topic) is None:
        raise ValidationError("This pack has no such principle.")
    number = Look.objects.filter(reflection=reflection).count() + 1
    look, is_new = Look.objects.get_or_create(
        reflection=reflection,
        pack_version=version,
        topic=topic,
        defaults={"number": number, "asked_by_id": by.person_id},
    )
    if is_new:
        activity_log.record("principle looked at", look, by=by, area_id=reflection.area_id, fields=("topic",))
    return look


@transaction.atomic
def look_at_next(*, look: Look, by: Actor) -> Look | None:
    """Look at the next topic of the same set; nothing where all of them were looked at."""
    _lock(look.reflection)
    seen = Look.objects.filter(reflection=look.reflection, pack_version=look.pack_version)
    topics = beside(pack_of(look.pack_version), look.topic)
    wanted = next_topic(topics, after=look.topic, seen=set(seen.values_list("topic", flat=True)))
    if wanted is None:
        return None
    return look_at(reflection=look.reflection, version=look.pack_version, topic=wanted.key, by=by)


@transaction.atomic
def write_down(*, look: Look, said: Iterable[Said], by: Actor) -> list[ReflectionNote]:
    """Write down what a group says about a topic, and what it finds hard about it."""
    _lock(look.reflection)
    topic = topic_in(pack_of(look.pack_version), look.topic)
    asked = {question.id for question in topic.questions} if topic else set()
    return _write(look.reflection, look, said, asked, by=by)


@transaction.atomic
def take_back_note(*, note: ReflectionNote, by: Actor) -> None:
    """Delete a note with its words."""
    activity_log.record("note taken back", note, by=by, area_id=note.reflection.area_id, fields=("words",))
    note.delete()


def _write(
    reflection: Reflection, look: Look | None, said: Iterable[Said], asked: set[str], *, by: Actor
) -> list[ReflectionNote]:
    wanted = [one for one in said if tidied(one.words)]
    if any(len(tidied(one.words)) > LONGEST_NOTE for one in wanted):
        raise ValidationError(f"Keep each note below {LONGEST_NOTE} characters. Two notes may be better than one.")
    if any(one.question not in asked for one in wanted if one.kind is NoteKind.THOUGHT):
        raise ValidationError("This is not asked here.")
    if ReflectionNote.objects.filter(reflection=reflection).count() + len(wanted) > MOST_NOTES:
        raise ValidationError(f"A reflection holds {MOST_NOTES} notes. Start another one.")
    notes = []
    for one in wanted:
        note = ReflectionNote.objects.create(
            reflection=reflection,
            look=look,
            kind=one.kind,
            question=one.question if one.kind is NoteKind.THOUGHT else "",
            words=tidied(one.words),
            written_by_id=by.person_id,
        )
        activity_log.record("note written", note, by=by, area_id=reflection.area_id, fields=(one.kind.value,))
        notes.append(note)
    return notes


def _lock(reflection: Reflection) -> None:
    """Wait for whoever writes in the same reflection: looks follow one another, and nothing is said too late."""
    Reflection.objects.select_for_update().get(pk=reflection.pk)
    reflection.refresh_from_db(fields=["opened_at"])
