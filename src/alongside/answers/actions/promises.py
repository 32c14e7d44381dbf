"""Make a promise, say it is done, and close it: the last only by those who asked."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.answers import rules
from alongside.answers.actions.differences import ask_or_forget_difference
from alongside.answers.actions.rows import locked, record
from alongside.answers.enums import Happened, PromiseState
from alongside.answers.models import Decision, DidItHappen, OwnDifference, Promise, Verdict
from alongside.answers.queries import pledges_that_stand
from alongside.core import clock
from alongside.live.actions.events import lock
from alongside.live.models import Contribution, Participant
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
def take_up_pledge(
    *,
    pledge: Contribution,
    words: str,
    easy_words: str,
    owner_role: str,
    owner: User,
    due: date,
    asking_groups: Collection[Group],
    by: Actor,
) -> Promise:
    """Make a promise of a pledge: somebody of the area undertakes it, in words of their own, before everybody."""
    session = lock(pledge.session_id)
    row = pledges_that_stand(session).filter(pk=pledge.pk).first()
    if row is None or Promise.objects.filter(pledge=pledge).exists():
        raise ValidationError("This pledge was taken back, is held, or is a promise already.")
    if not asking_groups or any(group.area_id != session.area_id for group in asking_groups):
        raise ValidationError("Name the groups of this area that will say whether it was kept.")
    if not owner.memberships.filter(area_id=session.area_id).exists():
        raise ValidationError("The owner of a promise must have a role in this area.")
    if rules.says_the_same(row.words.text, words) or rules.says_the_same(row.words.text, easy_words):
        raise ValidationError(
            "These are the pledge’s exact words. Write what is undertaken in other words: "
            "the pledge can be taken back, and the promise stays."
        )
    promise = Promise.objects.create(
        pledge=row,
        words=words,
        easy_words=easy_words,
        owner_role=owner_role,
        owner=owner,
        due=due,
        made_by_id=by.person_id,
    )
    promise.asking_groups.set(asking_groups)
    activity_log.record(
        "promise made of a pledge", promise, by=by, area_id=session.area_id, fields=("pledge", "owner", "due")
    )
    return promise


@transaction.atomic
def say_done(*, promise: Promise, evidence: str, by: Actor) -> None:
    """The owner says what was done. Whether that keeps the promise is for those who asked."""
    promise = locked(promise)
    if not rules.can_happen(promise.state, rules.Event.SAID_DONE):
        raise ValidationError("This promise is not waiting to be done.")
    promise.verdicts.filter(is_current=True).update(is_current=False)
    promise.state = PromiseState.SAID_DONE
    promise.evidence = evidence
    promise.said_done_at = clock.now()
    promise.closed_at = None
    promise.save(update_fields=["state", "evidence", "said_done_at", "closed_at"])
    record("promise said done", promise, by, fields=("state", "evidence"))


@transaction.atomic
def say_did_it_happen(*, promise: Promise, participant: Participant, answer: Happened, words: str = "") -> DidItHappen:
    """Somebody whose words led to the promise says whether it happened. Their latest answer counts."""
    asked = rules.can_be_judged(promise.state, due=promise.due, today=clock.today())
    decision = promise.decision
    # Whoever made a pledge may be the one who keeps it: only those it was made to are asked.
    if not asked or decision is None or not promise.is_public or not has_words_in(decision.theme, participant):
        raise ValidationError("This promise is not waiting for your answer.")
    said, _ = DidItHappen.objects.update_or_create(
        promise=promise,
        participant=participant,
        defaults={"answer": answer, "words": words, "said_at": clock.now()},
    )
    record("did it happen answered", promise, actors.participant(participant.pk), fields=("tally",))
    return said


@transaction.atomic
def say_verdict(*, promise: Promise, group: Group, is_kept: bool, because: str, by: Actor) -> PromiseState:
    """A group that asked says whether the promise was kept; when all of them have, it is closed."""
    promise = locked(promise)
    asking = {asker.pk for asker in promise.askers}
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
    ask_or_forget_difference(promise)
    promise.save(update_fields=["state", "closed_at", "difference_from"])
    record("promise judged", promise, by, fields=("verdicts", "state"))
    return state


@transaction.atomic
def forget_tally_words(*, participant: Participant) -> None:
    """Remove what somebody wrote about promises, when they withdraw; what they chose stays."""
    by = actors.participant(participant.pk)
    related = ("promise__decision__theme__project__area", "promise__pledge__session__area")
    happened = DidItHappen.objects.filter(participant=participant).exclude(words="")
    difference = OwnDifference.objects.filter(participant=participant).exclude(words="")
    promises = [answer.promise for answer in happened.select_related(*related)]
    promises += [answer.promise for answer in difference.select_related(*related)]
    for promise in promises:
        record("tally words withdrawn", promise, by, fields=("tally",))
    happened.update(words="")
    difference.update(words="")
