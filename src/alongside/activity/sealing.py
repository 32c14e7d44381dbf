"""Seal the audit record into a chain, and find out whether anything in it is missing, changed or slipped in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from alongside.activity import rules
from alongside.activity.models import AuditEntry, AuditSeal
from alongside.core import clock

BATCH = 5000


@transaction.atomic
def seal() -> int:
    """Seal what was recorded since the last seal; how many entries. One sealer at a time.

    An entry that is still being written could get a lower number than one that is already here, so writers
    are waited for first: SQLite has one at a time, PostgreSQL takes a lock that they hold while they write.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE activity_auditseal, activity_auditentry IN SHARE ROW EXCLUSIVE MODE")
    last = AuditSeal.objects.order_by("-id").first()
    entries = _rows(after=last.last_entry if last else 0)[:BATCH]
    if not entries:
        return 0
    previous = last.digest if last else rules.BEFORE_THE_FIRST
    AuditSeal.objects.create(
        first_entry=_number(entries[0]),
        last_entry=_number(entries[-1]),
        count=len(entries),
        previous_digest=previous,
        digest=rules.digest_of(previous, entries),
        sealed_at=clock.now(),
    )
    return len(entries)


def seal_everything() -> int:
    """Seal batch after batch until nothing is left; how many entries."""
    total = 0
    while sealed := seal():
        total += sealed
    return total


@dataclass(frozen=True)
class Verified:
    """What `verify` found: how much is sealed, how much waits, and each break of the chain in plain words."""

    sealed: int
    waiting: int
    breaks: list[str]


def verify() -> Verified:
    """Work out every digest again. The chain holds where `breaks` is empty."""
    previous, last_entry, sealed = rules.BEFORE_THE_FIRST, 0, 0
    breaks: list[str] = []
    for link in AuditSeal.objects.order_by("id").iterator():
        breaks += _breaks_of(link, previous, last_entry)
        previous, last_entry, sealed = link.digest, link.last_entry, sealed + link.count
    waiting = AuditEntry.objects.filter(id__gt=last_entry).count()
    return Verified(sealed, waiting, breaks)


def _breaks_of(link: AuditSeal, previous: str, last_entry: int) -> Iterator[str]:
    entries = _rows(after=last_entry, until=link.last_entry)
    if link.previous_digest != previous:
        yield f"Seal {link.pk} does not follow the seal before it: a seal is missing or was changed."
    if len(entries) != link.count:
        yield (
            f"Entries {link.first_entry} to {link.last_entry}: {link.count} were sealed and {len(entries)} are here."
        )
    elif rules.digest_of(link.previous_digest, entries) != link.digest:
        yield f"Entries {link.first_entry} to {link.last_entry}: at least one was changed after it was sealed."


def _number(row: dict[str, object]) -> int:
    return int(str(row["id"]))


def _rows(*, after: int, until: int | None = None) -> list[dict[str, object]]:
    rows = AuditEntry.objects.filter(id__gt=after).order_by("id")
    if until is not None:
        rows = rows.filter(id__lte=until)
    fields = ("id", "at", "area_id", "actor_kind", "actor_id", "verb", "subject_type", "subject_id", "fields")
    return list(rows.values(*fields)[:BATCH] if until is None else rows.values(*fields))
