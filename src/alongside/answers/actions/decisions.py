"""Record what was decided, who agreed, and put it before everybody."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity.actors import Actor
from alongside.answers.enums import DecisionKind, PromiseState, Stance
from alongside.answers.models import Decision, GroupStance
from alongside.core import clock
from alongside.gatherings.models import Gathering
from alongside.people.models import Group
from alongside.themes.models import Theme


@dataclass(frozen=True)
class DecisionWords:
    """What was decided and why, in plain words, and in easy words for everybody who asked."""

    summary: str
    easy_summary: str
    reason: str
    considered: str
    easy_reason: str = ""


@transaction.atomic
def record_decision(
    *,
    theme: Theme,
    kind: DecisionKind,
    words: DecisionWords,
    decided_on: date,
    taken_by: Collection[Group],
    asking_groups: Collection[Group],
    taken_in: Gathering | None = None,
    by: Actor,
) -> Decision:
    """A decision on a theme, taken by groups that now each say whether they agreed.

    It takes the place of an earlier one: at once where that was never published, else when it is published itself.
    """
    if not taken_by or not asking_groups:
        raise ValidationError("Name the groups that took this decision, and the groups that asked for it.")
    area_id = theme.project.area_id
    if any(group.area_id != area_id for group in (*taken_by, *asking_groups)):
        raise ValidationError("These groups belong to another area.")
    if taken_in is not None and taken_in.project_id != theme.project_id:
        raise ValidationError("This gathering belongs to another project.")
    Theme.objects.select_for_update().get(pk=theme.pk)
    Decision.objects.filter(theme=theme, is_current=True, published_at__isnull=True).update(is_current=False)
    decision = Decision.objects.create(
        theme=theme,
        kind=kind,
        decided_on=decided_on,
        taken_in=taken_in,
        recorded_by_id=by.person_id,
        is_current=not Decision.objects.filter(theme=theme, is_current=True).exists(),
        **asdict(words),
    )
    decision.asking_groups.set(asking_groups)
    GroupStance.objects.bulk_create(
        GroupStance(decision=decision, group=group, stance=Stance.NOT_SAID) for group in taken_by
    )
    activity_log.record("decision recorded", decision, by=by, area_id=area_id, fields=("kind",))
    return decision


@transaction.atomic
def say_stance(*, decision: Decision, group: Group, stance: Stance, words: str, by: Actor) -> None:
    """A group that took the decision says whether it agreed, in its own words."""
    row = GroupStance.objects.select_for_update().filter(decision=decision, group=group).first()
    if row is None:
        raise ValidationError("This group was not among those that took the decision.")
    row.stance = stance
    row.words = words
    row.said_at = clock.now()
    row.said_by_id = by.person_id
    row.save(update_fields=["stance", "words", "said_at", "said_by"])
    activity_log.record("stance said", row, by=by, area_id=group.area_id, fields=("stance", "words"))


@transaction.atomic
def publish_decision(*, decision: Decision, by: Actor) -> None:
    """Put the answer before everybody: the answers page, and the receipts of those whose words led to it."""
    Theme.objects.select_for_update().get(pk=decision.theme_id)
    decision.refresh_from_db(fields=["published_at", "is_current"])
    if decision.published_at is not None:
        return
    if Decision.objects.filter(theme=decision.theme_id, pk__gt=decision.pk).exists():
        raise ValidationError("A later decision has taken the place of this one.")
    _take_the_place_of_the_earlier(decision, by=by)
    decision.published_at = clock.now()
    decision.is_current = True
    decision.save(update_fields=["published_at", "is_current"])
    activity_log.record(
        "decision published", decision, by=by, area_id=decision.theme.project.area_id, fields=("published_at",)
    )


def _take_the_place_of_the_earlier(decision: Decision, *, by: Actor) -> None:
    """What was promised and is not kept is still owed: it goes with the new decision, and so do those who asked."""
    earlier = Decision.objects.filter(theme=decision.theme_id, is_current=True).exclude(pk=decision.pk).first()
    if earlier is None:
        return
    earlier.is_current = False
    earlier.save(update_fields=["is_current"])
    owed = list(earlier.promises.exclude(state=PromiseState.KEPT))
    if not owed:
        return
    decision.asking_groups.add(*earlier.asking_groups.all())
    for promise in owed:
        promise.decision = decision
        promise.save(update_fields=["decision"])
        activity_log.record(
            "promise carried over", promise, by=by, area_id=decision.theme.project.area_id, fields=("decision",)
        )
