"""Make a promise of what a meeting agreed to do next."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.answers.models import Promise
from alongside.gatherings.actions import follow_up_promised
from alongside.gatherings.models import FollowUp
from alongside.people.models import Group, User


@transaction.atomic
def promise_follow_up(
    *,
    follow_up: FollowUp,
    words: str,
    easy_words: str,
    owner_role: str,
    owner: User,
    due: date,
    asking_groups: Collection[Group],
    by: Actor,
) -> Promise:
    """Put a follow-up into the register: somebody of the area undertakes it by a day, before everybody."""
    area_id = follow_up.minutes.area_id
    if not asking_groups or any(group.area_id != area_id for group in asking_groups):
        raise ValidationError("Name the groups of this area that will say whether it was kept.")
    if not owner.memberships.filter(area_id=area_id).exists():
        raise ValidationError("The owner of a promise must have a role in this area.")
    follow_up_promised(follow_up=follow_up, by=by)
    promise = Promise.objects.create(
        follow_up=follow_up,
        words=words,
        easy_words=easy_words,
        owner_role=owner_role,
        owner=owner,
        due=due,
        made_by_id=by.person_id,
    )
    promise.asking_groups.set(asking_groups)
    fields = ("follow_up", "owner", "due")
    activity_log.record("promise made of a follow-up", promise, by=by, area_id=area_id, fields=fields)
    return promise
