"""Notes that the facilitator puts together on the board: piles, what lies in them, and the page that the hall sees."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.live.actions.events import add_events, lock
from alongside.live.enums import EventKind
from alongside.live.models import Activity, Contribution, Pile, Placement, Session

MOST_PILES = 60


@transaction.atomic
def make_pile(*, activity: Activity, title: str, by: Actor, notes: Collection[UUID] = ()) -> Pile:
    """A new pile behind the others, with some notes in it or none yet."""
    session = lock(activity.session_id)
    there = Pile.objects.filter(activity=activity)
    if there.count() >= MOST_PILES:
        raise ValidationError(f"There are {MOST_PILES} piles already. Take one apart first.")
    last = there.order_by("-position").first()
    pile = Pile.objects.create(
        activity=activity, title=title, position=last.position + 1 if last else 1, made_by_id=by.person_id
    )
    activity_log.record("pile made", pile, by=by, area_id=session.area_id, fields=("title",))
    _put(session, activity, notes, pile, by)
    add_events(session, [(EventKind.PILES, activity.pk)])
    return pile


@transaction.atomic
def rename_pile(*, pile: Pile, title: str, by: Actor) -> None:
    """Other words on a pile."""
    session = lock(pile.activity.session_id)
    Pile.objects.filter(pk=pile.pk).update(title=title)
    add_events(session, [(EventKind.PILES, pile.activity_id)])
    activity_log.record("pile renamed", pile, by=by, area_id=session.area_id, fields=("title",))


@transaction.atomic
def take_apart(*, pile: Pile, by: Actor) -> None:
    """The pile goes; its notes lie loose again, and are as they were."""
    session = lock(pile.activity.session_id)
    activity_log.record("pile taken apart", pile, by=by, area_id=session.area_id)
    pile.delete()
    add_events(session, [(EventKind.PILES, pile.activity_id)])


@transaction.atomic
def move_pile(*, pile: Pile, earlier: bool, by: Actor) -> None:
    """One place up or down among the piles. Beyond the ends there is nowhere to go, and nothing changes."""
    session = lock(pile.activity.session_id)
    order = list(Pile.objects.filter(activity_id=pile.activity_id))
    place = order.index(pile)
    other = place - 1 if earlier else place + 1
    if not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    for position, each in enumerate(order, start=1):
        each.position = position
    Pile.objects.bulk_update(order, ["position"])
    add_events(session, [(EventKind.PILES, pile.activity_id)])
    activity_log.record("pile moved", pile, by=by, area_id=session.area_id, fields=("position",))


@transaction.atomic
def put_notes(*, activity: Activity, notes: Collection[UUID], pile: Pile | None, by: Actor) -> int:
    """Put notes into a pile of their activity, or out of any; how many there were.

    Only what the hall may see can lie in a pile: what is held, taken back or with the safeguarding lead stays out.
    """
    session = lock(activity.session_id)
    if pile is not None and not Pile.objects.filter(pk=pile.pk, activity=activity).exists():
        raise ValidationError("This pile was taken apart in the meantime. Choose another one.")
    moved = _put(session, activity, notes, pile, by)
    if moved:
        add_events(session, [(EventKind.PILES, activity.pk)])
    return moved


def _put(session: Session, activity: Activity, notes: Collection[UUID], pile: Pile | None, by: Actor) -> int:
    ids = list(
        Contribution.objects.filter(
            prompt__activity=activity,
            uuid__in=notes,
            is_current=True,
            withdrawn_at__isnull=True,
            is_held=False,
            is_restricted=False,
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    Placement.objects.filter(contribution_id__in=ids).delete()
    if pile is not None:
        last = pile.placements.order_by("-position").first()
        first = last.position + 1 if last else 1
        Placement.objects.bulk_create(
            Placement(contribution_id=pk, pile=pile, position=position, placed_by_id=by.person_id)
            for position, pk in enumerate(ids, start=first)
        )
    activity_log.record_all(
        [
            activity_log.entry(
                "note put in a pile" if pile else "note taken out of its pile",
                subject_type="live.contribution",
                subject_id=pk,
                by=by,
                area_id=session.area_id,
                fields=("pile",),
            )
            for pk in ids
        ]
    )
    return len(ids)


@transaction.atomic
def turn_screen(*, activity: Activity, page: int, by: Actor) -> None:
    """Turn every screen that shows this activity to a page; `live.paging.NEWEST` goes on with the newest."""
    session = lock(activity.session_id)
    Activity.objects.filter(pk=activity.pk).update(screen_page=page)
    add_events(session, [(EventKind.PAGE, activity.pk)])
    activity_log.record("screen turned", activity, by=by, area_id=session.area_id, fields=("screen_page",))
