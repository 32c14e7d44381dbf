"""What is settled before people come: who looks after which table, and when they were sent the questions."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import EventKind
from alongside.live.models import Prompt, Session


@transaction.atomic
def set_questions_sent_on(*, session: Session, day: date | None, by: Actor) -> None:
    """The day on which the people who were invited had the questions (P5); nothing where they never had them."""
    session = lock(session.pk)
    if day is not None and day > clock.today():
        raise ValidationError("This day has not come yet. Give the day on which they were sent.")
    if session.questions_sent_on == day:
        return
    session.questions_sent_on = day
    session.save(update_fields=["questions_sent_on"])
    add_events(session, [(EventKind.SESSION, None)])
    activity_log.record("questions sent", session, by=by, area_id=session.area_id, fields=("questions_sent_on",))


@transaction.atomic
def set_hosts(*, session: Session, hosts: Mapping[int, str], by: Actor) -> None:
    """Who looks after each of these tables: a role or a first name, by the id of its prompt."""
    session = lock(session.pk)
    changed = []
    for prompt in Prompt.objects.filter(activity__session=session, pk__in=hosts):
        if prompt.host != hosts[prompt.pk]:
            prompt.host = hosts[prompt.pk]
            changed.append(prompt)
    if not changed:
        return
    Prompt.objects.bulk_update(changed, ["host"])
    add_events(session, [(EventKind.SESSION, None)])
    for prompt in changed:
        activity_log.record("host of a table set", prompt, by=by, area_id=session.area_id, fields=("host",))
