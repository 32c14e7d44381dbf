"""Some time after a promise was kept, everybody who had a part in it says whether it made a difference (W9)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.answers import rules
from alongside.answers.actions.rows import locked, record
from alongside.answers.difference_queries import weeks_before_asking
from alongside.answers.enums import Difference, PromiseState
from alongside.answers.models import GroupDifference, OwnDifference, Promise
from alongside.core import clock
from alongside.live.models import Participant
from alongside.people.models import Group
from alongside.themes.actions import has_words_in


def ask_or_forget_difference(promise: Promise) -> None:
    """Set the day from which it is asked, when a promise was kept; the caller saves it.

    When it is kept no longer, what was said of its difference is history.
    """
    if promise.state == PromiseState.KEPT:
        kept_on = timezone.localdate(promise.closed_at)
        promise.difference_from = promise.difference_from or rules.asked_from(
            kept_on, weeks=weeks_before_asking(promise)
        )
        return
    promise.difference_from = None
    for said in (promise.differences, promise.difference_tally):
        said.filter(is_current=True).update(is_current=False)


@transaction.atomic
def say_difference(*, promise: Promise, group: Group, answer: Difference, words: str, by: Actor) -> GroupDifference:
    """A group that asked or decided says whether it made a difference; its latest answer counts."""
    promise = locked(promise)
    if group.pk not in {one.pk for one in promise.asked_of_difference}:
        raise ValidationError("This group is not asked about this promise.")
    if by.person_id == promise.owner_id:
        raise ValidationError("The owner of a promise cannot say whether it made a difference.")
    _check_is_asked(promise)
    promise.differences.filter(group=group, is_current=True).update(is_current=False)
    is_early = answer == Difference.TOO_EARLY
    said = GroupDifference.objects.create(
        promise=promise,
        group=group,
        answer=answer,
        words=words,
        said_by_id=by.person_id,
        ask_again_on=rules.asked_from(clock.today(), weeks=weeks_before_asking(promise)) if is_early else None,
    )
    record("difference said", promise, by, fields=("differences",))
    return said


@transaction.atomic
def say_own_difference(
    *, promise: Promise, participant: Participant, answer: Difference, words: str = ""
) -> OwnDifference:
    """Somebody whose words led to the promise says whether it made a difference to them."""
    promise = locked(promise)
    decision = promise.decision
    # Whoever made a pledge may be the one who kept it: only those it was made to are asked.
    if decision is None or not promise.is_public or not has_words_in(decision.theme, participant):
        raise ValidationError("This promise is not waiting for your answer.")
    _check_is_asked(promise)
    said, _ = OwnDifference.objects.update_or_create(
        promise=promise,
        participant=participant,
        is_current=True,
        defaults={"answer": answer, "words": words, "said_at": clock.now()},
    )
    record("own difference said", promise, actors.participant(participant.pk), fields=("tally",))
    return said


def _check_is_asked(promise: Promise) -> None:
    if promise.difference_from is None:
        raise ValidationError("This promise is not kept. First those who asked say that it is.")
    if clock.today() < promise.difference_from:
        raise ValidationError("It is too soon to ask. A change needs time before people can feel it.")
