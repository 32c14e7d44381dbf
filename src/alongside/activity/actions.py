"""Write the audit record, in the same transaction as the change it tells of."""

from collections.abc import Iterable, Sequence

from django.db import models

from alongside.activity.actors import Actor
from alongside.activity.models import AuditEntry
from alongside.core import clock, rows


def entry(
    verb: str,
    *,
    subject_type: str,
    subject_id: object,
    by: Actor,
    area_id: int | None = None,
    fields: Sequence[str] = (),
) -> AuditEntry:
    """An entry that is not saved yet, for actions that write many rows at once."""
    return AuditEntry(
        at=clock.now(),
        area_id=area_id,
        actor_kind=by.kind,
        actor_id=by.id,
        verb=verb,
        subject_type=subject_type,
        subject_id=str(subject_id),
        fields=list(fields),
    )


def record(
    verb: str, subject: models.Model, *, by: Actor, area_id: int | None = None, fields: Sequence[str] = ()
) -> None:
    """Record that `by` did `verb` to `subject`. `fields` are names of what changed, never their values."""
    entry(
        verb, subject_type=subject._meta.label_lower, subject_id=subject.pk, by=by, area_id=area_id, fields=fields
    ).save(force_insert=True)


def record_all(entries: Sequence[AuditEntry]) -> None:
    """Write many entries in one statement."""
    AuditEntry.objects.bulk_create(entries)


def record_many(verb: str, *, subject_type: str, done: Iterable[tuple[object, Actor, int | None]]) -> None:
    """The same verb for thousands, straight through the driver: each with its subject's id, who did it, and the area."""
    at = clock.now()
    rows.insert(
        AuditEntry,
        [
            {
                "at": at,
                "area_id": area_id,
                "actor_kind": by.kind,
                "actor_id": by.id,
                "verb": verb,
                "subject_type": subject_type,
                "subject_id": str(subject_id),
            }
            for subject_id, by, area_id in done
        ],
    )
