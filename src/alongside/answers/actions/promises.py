"""Make a promise, say it is done, and close it: the last only by those who asked."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.answers import rules
from alongside.answers.enums import Happened, PromiseState
from alongside.answers.models import Decision, DidItHappen, Promise, Verdict
from alongside.core import clock
from alongside.live.models import Participant
from alongside.people.models import Group, User
from alongside.themes.actions import has_words_in

CLOSED = (PromiseState.KEPT, PromiseState.NOT_KEPT)


@transaction.atomic
def make_promise(
    *, decision: Decision, words: str, easy_words: str, owner_role: str, owner: User, due: date, by: Actor
) -> Promise:
    """Somebody, in a role, promises to do something by a day."""
    area_id = decision.theme.project.area_id
    if decision.is_replaced:
        raise ValidationError("A later decision has taken the place of this one. Make the promise under that one.")
    if not owner.memberships.filter(area_id=area_id).exists():
        raise ValidationError("The owner of a promise must have a role in this area.")
    promise = Promise.objects.create(
        decision=decision,
        words=words,
        easy_words=easy_words,
        owner_role=owner_role,
        owner=owner,
        due=due,
        made_by_id=by.person_id,
    )
    activity_log.record("promise made", promise, by=by, area_id=area_id, fields=("owner", "due"))
    return promise


@transaction.atomic
def say_done(*, promise: Promise, evidence: str, by: Actor) -> None:
    """The owner says what was done. Whether that keeps the promise is for those who asked."""
    promise = _locked(promise)
    if not rules.can_happen(promise.state, rules.Event.SAID_DONE):
        raise ValidationError("This promise is not waiting to be done.")
    promise.verdicts.filter(is_current=True).update(is_current=False)
    promise.state = PromiseState.SAID_DONE
    promise.evidence = evidence
    promise.said_done_at = clock.now()
    promise.closed_at = None
    promise.save(update_fields=["state", "evidence", "said_done_at", "closed_at"])
    _record("promise said done", promise, by, fields=("state", "evidence"))


@transaction.atomic
def say_did_it_happen(*, promise: Promise, participant: Participant, answer: Happened, words: str = "") -> DidItHappen:
    """Somebody whose words led to the promise says whether it happened. Their latest answer counts."""
    asked = rules.can_be_judged(promise.state, due=promise.due, today=clock.today())
    decision = promise.decision
    if not asked or decision.published_at is None or not has_words_in(decision.theme, participant):
        raise ValidationError("This promise is not waiting for your answer.")
    said, _ = DidItHappen.objects.update_or_create(
        promise=promise,
        participant=participant,
        defaults={"answer": answer, "words": words, "said_at": clock.now()},
    )
    _record("did it happen answered", promise, actors.participant(participant.pk), fields=("tally",))
    return said


@transaction.atomic
def say_verdict(*, promise: Promise, group: Group, is_kept: bool, because: str, by: Actor) -> PromiseState:
    """A group that asked says whether the promise was kept; when all of them have, it is closed."""
    promise = _locked(promise)
    asking = set(promise.decision.asking_groups.values_list("pk", flat=True))
    if group.pk not in asking:
        raise ValidationError("This group is not among those that asked.")
    if by.person_id == promise.owner_id:
        raise ValidationError("The owner of a promise cannot say whether it was kept.")
    if not rules.can_be_judged(promise.state, due=promise.due, today=clock.today()):
        raise ValidationError("It is too early: the day of this promise has not come.")
    promise.verdicts.filter(group=group, is_current=True).update(is_current=False)
    Verdict.objects.create(promise=promise, group=group, is_kept=is_kept, because=because, said_by_id=by.person_id)
    verdicts = dict(promise.verdicts.filter(is_current=True).values_list("group_id", "is_kept"))
    was_said_done = promise.said_done_at is not None
    state = rules.state_after_verdicts(was_said_done=was_said_done, asking=asking, verdicts=verdicts)
    promise.state = state
    promise.closed_at = clock.now() if state in CLOSED else None
    promise.save(update_fields=["state", "closed_at"])
    _record("promise judged", promise, by, fields=("verdicts", "state"))
    return state


@transaction.atomic
def forget_tally_words(*, participant: Participant) -> None:
    """Remove what somebody wrote about promises, when they withdraw; their yes or no stays."""
    answers = DidItHappen.objects.filter(participant=participant).exclude(words="")
    by = actors.participant(participant.pk)
    for answer in answers.select_related("promise__decision__theme__project"):
        _record("tally words withdrawn", answer.promise, by, fields=("tally",))
    answers.update(words="")


def _locked(promise: Promise) -> Promise:
    return Promise.objects.select_for_update(of=("self",)).select_related("decision__theme__project").get(pk=promise.pk)


def _record(verb: str, promise: Promise, by: Actor, *, fields: tuple[str, ...]) -> None:
    activity_log.record(verb, promise, by=by, area_id=promise.decision.theme.project.area_id, fields=fields)
