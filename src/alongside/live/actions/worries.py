"""What an area sets so that worries are seen: its own words, and how soon somebody should have them."""

from collections.abc import Sequence

from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.live.models import WorryList
from alongside.people.actions import set_acknowledge_minutes
from alongside.people.models import Area


@transaction.atomic
def set_safeguarding(*, area: Area, acknowledge_minutes: int, words: Sequence[str], by: Actor) -> None:
    """Both settings of the page at once. The audit says that the list changed, not which words are in it."""
    set_acknowledge_minutes(area=area, minutes=acknowledge_minutes, by=by)
    known = WorryList.objects.filter(area=area).first()
    if list(words) == (known.words if known else []):
        return
    worry_list, _ = WorryList.objects.update_or_create(
        area=area, defaults={"words": list(words), "changed_at": clock.now(), "changed_by_id": by.person_id}
    )
    activity_log.record("worry words changed", worry_list, by=by, area_id=area.pk, fields=("words",))
