"""Who sits at which table."""

from collections import defaultdict

from django.db.models import Count
from django.http import Http404

from alongside.live.models import Activity, Participant, Session


def people_at_tables(session: Session) -> dict[int, dict[int | None, int]]:
    """By prompt and group, how many people sit there now: one query. Who was removed sits nowhere."""
    rows = (
        Participant.objects.filter(session=session, table__isnull=False, removed_at__isnull=True)
        .order_by()
        .values_list("table_id", "group_id")
        .annotate(people=Count("pk"))
    )
    sitting: dict[int, dict[int | None, int]] = defaultdict(dict)
    for table_id, group_id, people in rows:
        assert table_id is not None  # the filter above
        sitting[table_id][group_id] = people
    return sitting


def activity_with_tables(session: Session, key: str) -> Activity:
    """An activity by its id, with its prompts; `Http404` where the session has none of that name."""
    activity = session.activities.prefetch_related("prompts").filter(key=key).first()
    if activity is None:
        raise Http404("There is no such activity in this session.")
    return activity
