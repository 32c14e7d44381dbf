"""The audit record: the database refuses changes, and the chain finds them where somebody got round it."""

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.activity import actions, actors, append_only, sealing
from alongside.activity.models import AuditEntry, AuditSeal
from tests.factories.people import AreaFactory

pytestmark = pytest.mark.django_db


def record(times: int = 1) -> None:
    area = AreaFactory.create()
    for _ in range(times):
        actions.record("tried", area, by=actors.system("test"), area_id=area.pk, fields=("title",))


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 100", "DELETE FROM {}"])
@pytest.mark.parametrize("table", append_only.TABLES)
def test_the_database_refuses_to_change_or_delete_the_record(table: str, statement: str) -> None:
    record()
    sealing.seal()

    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_what_was_recorded_is_sealed_once() -> None:
    record(3)

    assert [sealing.seal(), sealing.seal()] == [3, 0]
    assert sealing.verify() == sealing.Verified(sealed=3, waiting=0, breaks=[])


def test_entries_after_the_last_seal_are_waiting() -> None:
    record(2)
    sealing.seal()
    record()

    assert sealing.verify() == sealing.Verified(sealed=2, waiting=1, breaks=[])


def test_a_changed_entry_is_found() -> None:
    record(3)
    sealing.seal()
    append_only.remove(connection)
    AuditEntry.objects.filter(pk=AuditEntry.objects.order_by("id")[1].pk).update(verb="lied")

    found = sealing.verify().breaks

    assert len(found) == 1
    assert found[0].endswith("at least one was changed after it was sealed.")


def test_a_missing_entry_is_found() -> None:
    record(3)
    sealing.seal()
    append_only.remove(connection)
    AuditEntry.objects.order_by("id")[1].delete()

    assert sealing.verify().breaks[0].endswith("3 were sealed and 2 are here.")


def test_a_missing_seal_is_found() -> None:
    for _ in range(3):
        record()
        sealing.seal()
    append_only.remove(connection)
    AuditSeal.objects.order_by("id")[1].delete()

    found = sealing.verify().breaks

    assert found[0].endswith("a seal is missing or was changed.")
