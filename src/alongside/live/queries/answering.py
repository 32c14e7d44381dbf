"""What a participant is asked, and what they have said."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from alongside.live import kinds
from alongside.live.answering import Question
from alongside.live.enums import ActivityState
from alongside.live.models import Activity, Contribution, Participant, Prompt, Session
from alongside.people.models import Group


@dataclass(frozen=True)
class Asked:
    """The prompts of the activities that are open now, each with its activity, in the session's order."""

    prompts: dict[int, Prompt]
    questions: list[Question]


def asked_in(session: Session) -> Asked:
    """What is asked in a session at this moment: two queries however much it is."""
    prompts = Prompt.objects.order_by("position", "id")
    activities = Activity.objects.filter(session=session, state=ActivityState.OPEN).prefetch_related(
        Prefetch("prompts", queryset=prompts)
    )
    found: dict[int, Prompt] = {}
    questions: list[Question] = []
    for activity in activities:
        again = bool(activity.closed_at and activity.opened_at and activity.closed_at < activity.opened_at)
        beside = activity.pk if kinds.kind_of(activity.kind).is_side_by_side else None
        for prompt in activity.prompts.all():
            prompt.activity = activity
            found[prompt.pk] = prompt
            questions.append(Question(prompt.pk, tuple(prompt.moments), was_opened_again=again, beside=beside))
    return Asked(found, questions)


def prompt_in(session: Session, prompt_id: int) -> Prompt | None:
    """A prompt of this session with its activity, open or not."""
    return Prompt.objects.select_related("activity").filter(activity__session=session, pk=prompt_id).first()


def waits_for_activities(session: Session) -> bool:
    """Whether something is still to be opened in this session."""
    return session.closed_at is None and session.activities.filter(state=ActivityState.WAITING).exists()


def said_by(participant: Participant) -> set[tuple[int, str]]:
    """The prompt and the moment of everything that somebody said and did not take back."""
    return set(_theirs(participant).values_list("prompt_id", "moment"))


def answers_to(participant: Participant, *, prompt_id: int, moment: str) -> list[Contribution]:
    """Somebody's own answers to one prompt, first one first, with their words."""
    rows = _theirs(participant).filter(prompt_id=prompt_id, moment=moment)
    return list(rows.select_related("words").prefetch_related("media").order_by("id"))


def contribution_of(participant: Participant, contribution_id: int) -> Contribution:
    """One thing that this participant said and did not take back; `Http404` for everybody else's."""
    row = _theirs(participant).select_related("words", "prompt__activity", "session").filter(pk=contribution_id).first()
    if row is None:
        raise Http404("There is nothing of yours here.")
    return row


def _theirs(participant: Participant) -> QuerySet[Contribution]:
    return Contribution.objects.filter(participant=participant, is_current=True, withdrawn_at__isnull=True)


def groups_in(session: Session) -> list[Group]:
    """Who takes part in this session: the groups to choose from."""
    return list(session.groups.all())
