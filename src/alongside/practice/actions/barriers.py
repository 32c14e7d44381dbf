"""Barriers, and what was tried: the only place that writes them."""

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.core import clock
from alongside.frameworks.queries import pack_for
from alongside.frameworks.schema.base import by_id
from alongside.people.models import Area, Group
from alongside.practice.enums import Helped
from alongside.practice.limits import LONGEST_BARRIER, MOST_ATTEMPTS, MOST_BARRIERS
from alongside.practice.models import Attempt, Barrier
from alongside.projects.models import Project
from alongside.projects.rules import tidied


@transaction.atomic
def record_barrier(
    *,
    area: Area,
    words: str,
    challenge: str = "",
    project: Project | None = None,
    group: Group | None,
    role: str,
    by: Actor,
) -> Barrier:
    """Write down what was in the way. Raises `ValidationError` where nothing is said, or it belongs elsewhere."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)  # the limit is of the area
    said = _said(words)
    if challenge and by_id(pack_for(area).challenges, challenge) is None:
        raise ValidationError("The pack of this area has no such challenge.")
    if (project is not None and project.area_id != area.pk) or (group is not None and group.area_id != area.pk):
        raise ValidationError("This belongs to another area.")
    if Barrier.objects.filter(area=area).count() >= MOST_BARRIERS:
        raise ValidationError(f"There are {MOST_BARRIERS:,} barriers already. Write what you tried beside one of them.")
    barrier = Barrier.objects.create(
        area=area,
        project=project,
        words=said,
        challenge=challenge,
        group=group,
        role="" if group else role,
        written_by_id=by.person_id,
    )
    activity_log.record("barrier recorded", barrier, by=by, area_id=area.pk, fields=("words", "challenge"))
    return barrier


@transaction.atomic
def record_attempt(*, barrier: Barrier, words: str, helped: Helped, came_of_it: str = "", by: Actor) -> Attempt:
    """Write down what was tried, and whether it helped. Only the team reads it until it is shared."""
    _lock(barrier)
    if Attempt.objects.filter(barrier=barrier).count() >= MOST_ATTEMPTS:
        raise ValidationError(
            f"{MOST_ATTEMPTS} things were tried here. Record what is in the way now as a new barrier."
        )
    if len(tidied(came_of_it)) > LONGEST_BARRIER:
        raise ValidationError(f"Keep it below {LONGEST_BARRIER} characters.")
    attempt = Attempt.objects.create(
        barrier=barrier,
        words=_said(words),
        helped=helped,
        came_of_it=tidied(came_of_it),
        written_by_id=by.person_id,
    )
    activity_log.record("attempt recorded", attempt, by=by, area_id=barrier.area_id, fields=("words", "helped"))
    return attempt


@transaction.atomic
def share_barrier(*, barrier: Barrier, seen: int, by: Actor) -> None:
    """Let everybody read it, in other areas too, with what was tried up to the attempt `seen` (0 where none was read).

    What was written since stays with the team until somebody has read that too. Twice changes nothing.
    """
    _lock(barrier)
    if barrier.shared_at is None:
        barrier.shared_at = clock.now()
        barrier.save(update_fields=["shared_at"])
        activity_log.record("barrier shared", barrier, by=by, area_id=barrier.area_id, fields=("shared_at",))
    for attempt in Attempt.objects.filter(barrier=barrier, pk__lte=seen, shared_at__isnull=True):
        attempt.shared_at = clock.now()
        attempt.save(update_fields=["shared_at"])
        activity_log.record("attempt shared", attempt, by=by, area_id=barrier.area_id, fields=("shared_at",))


@transaction.atomic
def keep_barrier_here(*, barrier: Barrier, by: Actor) -> None:
    """Take it back from everybody: only the area's team reads it from now on, with all that was tried."""
    _lock(barrier)
    if barrier.shared_at is not None:
        barrier.shared_at = None
        barrier.save(update_fields=["shared_at"])
        Attempt.objects.filter(barrier=barrier).update(shared_at=None)
        activity_log.record("barrier kept here", barrier, by=by, area_id=barrier.area_id, fields=("shared_at",))


def _lock(barrier: Barrier) -> None:
    """Wait for whoever writes at the same barrier, or shares it."""
    Barrier.objects.select_for_update().get(pk=barrier.pk)
    barrier.refresh_from_db(fields=["shared_at"])


def _said(words: str) -> str:
    said = tidied(words)
    if not said or len(said) > LONGEST_BARRIER:
        raise ValidationError(f"Say it in {LONGEST_BARRIER} characters at most.")
    return said
