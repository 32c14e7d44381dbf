"""What is written straight through the driver is what the ORM writes."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, models, transaction

from alongside.activity.models import AuditEntry
from alongside.core import rows
from alongside.live.enums import EventKind, Whose
from alongside.live.models import Activity, Contribution, LiveEvent, Prompt, Session, Words
from alongside.live.queries.intake import prompts_at
from tests.factories.live_rows import ParticipantFactory, PromptFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 14, 10, 30, 0, 1234, tzinfo=UTC)
ON_THE_SECOND = datetime(2026, 3, 14, 10, 30, tzinfo=UTC)


def as_stored(model: type[models.Model], pk: int) -> dict[str, Any]:
    """A row as it stands in the database, past the ORM; without its own id."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}" WHERE id = %s', [pk])  # noqa: S608  # its own name
        names = [column[0] for column in cursor.description]
        return {name: value for name, value in zip(names, cursor.fetchone(), strict=True) if name != "id"}


def contribution(**more: Any) -> dict[str, Any]:
    prompt = PromptFactory.create()
    participant = ParticipantFactory.create(session=prompt.activity.session)
    given = {
        "session_id": prompt.activity.session_id,
        "participant_id": participant.pk,
        "prompt_id": prompt.pk,
        "uuid": uuid4(),
        "said_at": AT,
        "received_at": ON_THE_SECOND,
    }
    return given | more


@pytest.mark.parametrize("more", [{}, {"whose": Whose.ON_BEHALF, "is_held": True, "value": "happy", "only_one": True}])
def test_a_contribution_stands_as_the_orm_would_write_it(more: dict[str, Any]) -> None:
    by_orm = Contribution.objects.create(is_current=False, **contribution(**more))
    columns = {name: getattr(by_orm, name) for name in contribution()} | more | {"uuid": uuid4(), "is_current": False}
    [pk] = rows.next_ids(Contribution, 1)

    rows.insert(Contribution, [{"id": pk, **columns}])

    ours, theirs = as_stored(Contribution, pk), as_stored(Contribution, by_orm.pk)
    assert {**ours, "uuid": ""} == {**theirs, "uuid": ""}
    assert Contribution.objects.get(pk=pk).uuid == columns["uuid"]


def test_words_stand_code_point_by_code_point() -> None:
    one, other = (Contribution.objects.create(**contribution()) for _ in range(2))
    text = "  e\u0301 \\ \\N \t\r\n \U0001f98a\u200d\u2764 '\"; --"
    Words.objects.create(contribution=one, text=text)

    rows.insert(Words, [{"contribution_id": other.pk, "text": text}])

    assert Words.objects.get(pk=other.pk).text == text
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, scribe_note, signed_as FROM live_words")
        ours, theirs = cursor.fetchall()
    assert ours == theirs


def test_audit_entries_and_events_stand_as_the_orm_would_write_them() -> None:
    session = PromptFactory.create().activity.session
    entry = {"at": AT, "area_id": 3, "actor_kind": "system", "actor_id": "x", "verb": "did", "subject_type": "a.b"}
    event = {"session_id": session.pk, "kind": EventKind.CONTRIBUTION, "subject_id": 7, "at": AT}
    AuditEntry.objects.create(**entry, subject_id="7")
    LiveEvent.objects.create(**event, number=1)

    rows.insert(AuditEntry, [{**entry, "subject_id": "7"}])
    rows.insert(LiveEvent, [{**event, "number": 2}])

    first, second = (as_stored(AuditEntry, pk) for pk in AuditEntry.objects.order_by("id").values_list("id", flat=True))
    assert first == second
    first, second = (
        as_stored(LiveEvent, pk) for pk in LiveEvent.objects.order_by("number").values_list("id", flat=True)
    )
    assert {**first, "number": 0} == {**second, "number": 0}


def test_ids_are_handed_out_once_by_whichever_way() -> None:
    first = rows.next_ids(Contribution, 2)
    rows.insert(Contribution, [{"id": pk, **contribution()} for pk in first])

    by_orm = Contribution.objects.create(**contribution()).pk
    second = rows.next_ids(Contribution, 2)

    assert [*first, by_orm, *second] == sorted({*first, by_orm, *second})


def test_what_the_database_refuses_is_an_integrity_error_and_leaves_nothing() -> None:
    given = contribution()

    first, second = rows.next_ids(Contribution, 2)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.insert(Contribution, [{"id": first, **given}, {"id": second, **given}])

    assert not Contribution.objects.exists()


def test_a_column_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(LookupError, match="Words has no column txet"):
        rows.insert(Words, [{"contribution_id": 1, "txet": "x"}])


@pytest.mark.parametrize("model", [Session, Activity, Prompt])
def test_whole_objects_of_rows_are_those_of_the_orm(model: type[models.Model]) -> None:
    prompt = PromptFactory.create(
        values=[{"value": "happy"}], activity__opened_at=AT, activity__closed_at=ON_THE_SECOND
    )
    pk = {Session: prompt.activity.session_id, Activity: prompt.activity_id, Prompt: prompt.pk}[model]
    whole = rows.whole(model)
    [row] = rows.select(f"SELECT {whole.columns('t')} FROM {model._meta.db_table} t WHERE t.id = %s", pk)  # noqa: S608  # its own names

    ours, theirs = whole.of(row), model._default_manager.get(pk=pk)

    for field in model._meta.concrete_fields:
        assert (field.name, getattr(ours, field.attname)) == (field.name, getattr(theirs, field.attname))
    assert (ours, ours._state.adding, ours._state.db) == (theirs, False, "default")


def test_a_prompt_that_was_found_before_is_found_as_it_is_now() -> None:
    prompt = PromptFactory.create()
    place = (prompt.activity.session_id, prompt.activity.key, prompt.key)
    before = prompts_at([place])[place]
    assert prompts_at([place])[place] is before

    Activity.objects.filter(pk=prompt.activity_id).update(closed_at=AT)

    assert (before.activity.closed_at, prompts_at([place])[place].activity.closed_at) == (None, AT)
