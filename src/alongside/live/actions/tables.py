"""Go from one table to another."""

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.live import kinds
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import ActivityState, EventKind
from alongside.live.models import Participant, Prompt


@transaction.atomic
def go_to_table(*, participant: Participant, table: Prompt) -> None:
    """Somebody sits down at a table. Choosing the one where they sit changes nothing."""
    session = lock(participant.session_id)
    table = Prompt.objects.select_related("activity").get(pk=table.pk)
    if table.activity.session_id != session.pk or not kinds.kind_of(table.activity.kind).is_side_by_side:
        raise ValidationError("There is no such table here.")
    if table.activity.state != ActivityState.OPEN:
        raise ValidationError("These tables are closed now.")
    if participant.table_id == table.pk:
        return
    participant.table = table
    participant.save(update_fields=["table"])
    add_events(session, [(EventKind.TABLE, None)])
    activity_log.record(
        "went to a table",
        participant,
        by=actors.participant(participant.pk),
        area_id=session.area_id,
        fields=("table",),
    )
