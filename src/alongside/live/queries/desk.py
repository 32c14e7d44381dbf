"""What the facilitator's page, the hall's screen and the paper desk show of a session.

Callers have fetched the session through `queries.sessions.session_for`, which asks who may see it.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from alongside.live.enums import ActivityState, Via
from alongside.live.models import Activity, Contribution, HelpRequest, Participant, Prompt, Session
from alongside.live.queries.sessions import sessions_of
from alongside.live.queries.standing import standing as still_standing
from alongside.people.models import Group, User
from alongside.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Counts:
    """How many answers a prompt has: on the screens, and waiting for a person; of those, how many are flagged."""

    shown: int = 0
    held: int = 0
    flagged: int = 0


def sessions_with_people(standing: Standing) -> list[tuple[Session, int]]:
    """An area's sessions, the newest first, each with how many people took part."""
    sessions = sessions_of(standing).select_related("area", "project").annotate(people=Count("participants"))
    return [(session, session.people) for session in sessions]


def standing_contributions(session: Session) -> QuerySet[Contribution]:
    """What was said and still stands: not replaced by a newer answer, not withdrawn, not with the safeguarding lead."""
    return Contribution.objects.filter(still_standing(), session=session)


def activities_of(session: Session) -> list[Activity]:
    """What people do in a session, in order, with its prompts."""
    return list(session.activities.prefetch_related("prompts"))


def activity_of(session: Session, key: str) -> Activity:
    """One activity by its id; `Http404` where the session has none of that name."""
    activity = session.activities.filter(key=key).first()
    if activity is None:
        raise Http404("There is no such activity in this session.")
    return activity


def prompt_of(session: Session, prompt_id: int) -> Prompt:
    """One prompt; `Http404` where it is not one of the session's."""
    prompt = Prompt.objects.select_related("activity").filter(activity__session=session, pk=prompt_id).first()
    if prompt is None:
        raise Http404("There is no such question in this session.")
    return prompt


def contribution_of(session: Session, uuid: UUID) -> Contribution:
    """One contribution that still stands; `Http404` elsewhere."""
    contribution = standing_contributions(session).select_related("participant").filter(uuid=uuid).first()
    if contribution is None:
        raise Http404("This is not here any more: it was withdrawn, or replaced by a newer answer.")
    return contribution


def help_request_of(session: Session, pk: int) -> HelpRequest:
    """One call for help; `Http404` where it is not one of the session's."""
    request = session.help_requests.filter(pk=pk).first()
    if request is None:
        raise Http404("There is no such call for help in this session.")
    return request


def counts_by_prompt(session: Session) -> dict[int, Counts]:
    """How many answers each prompt has; prompts without any are not in it."""
    rows = (
        standing_contributions(session)
        .order_by()
        .values("prompt_id")
        .annotate(
            shown=Count("pk", filter=Q(is_held=False)),
            held=Count("pk", filter=Q(is_held=True)),
            flagged=Count("pk", filter=Q(is_held=True, is_flagged=True)),
        )
    )
    return {row["prompt_id"]: Counts(row["shown"], row["held"], row["flagged"]) for row in rows}


def newest_by_prompt(
    session: Session, *, held: bool, most: int, prompts: Collection[Prompt] | None = None
) -> dict[int, list[Contribution]]:
    """The newest answers to each prompt, held ones or shown ones, with words, group and media: two queries.

    Of those that are held, the flagged ones come first.
    """
    wanted = standing_contributions(session).filter(is_held=held)
    if prompts is not None:
        wanted = wanted.filter(prompt__in=prompts)
    order = [F("is_flagged").desc(), F("pk").desc()] if held else [F("pk").desc()]
    place = Window(RowNumber(), partition_by=F("prompt_id"), order_by=order)
    rows = wanted.annotate(place=place).filter(place__lte=most).select_related("words", "participant__group")
    rows = rows.prefetch_related("media")
    by_prompt: dict[int, list[Contribution]] = defaultdict(list)
    for row in rows.order_by(*order):
        row.session = session
        by_prompt[row.prompt_id].append(row)
    return by_prompt


def people_by_group(session: Session) -> list[tuple[Group | None, int]]:
    """How many people take part, for each of the session's groups, and of no group where there are any."""
    counted: dict[int | None, int] = dict(
        people_in(session)
        .order_by()
        .values_list("group_id")
        .annotate(people=Count("pk"))
        .values_list("group_id", "people")
    )
    people: list[tuple[Group | None, int]] = [(group, counted.get(group.pk, 0)) for group in session.groups.all()]
    return [*people, (None, counted[None])] if None in counted else people


def heard_by_group(session: Session) -> dict[int, tuple[int, int]]:
    """For each group with people: how many there are, and how many of them said something in what is open now."""
    in_what_is_open = standing_contributions(session).filter(
        prompt__activity__state=ActivityState.OPEN, participant=OuterRef("pk")
    )
    rows = (
        people_in(session)
        .filter(group__isnull=False)
        .annotate(has_spoken=Exists(in_what_is_open))
        .order_by()
        .values("group_id")
        .annotate(people=Count("pk"), spoke=Count("pk", filter=Q(has_spoken=True)))
    )
    return {row["group_id"]: (row["people"], row["spoke"]) for row in rows}


def people_in(session: Session) -> QuerySet[Participant]:
    """Who takes part and may say something: not those whose phone was stopped."""
    return Participant.objects.filter(session=session, removed_at__isnull=True)


def stopped_phones(session: Session) -> list[Participant]:
    """Whose phone was stopped, with their group, the last one first."""
    stopped = Participant.objects.filter(session=session, removed_at__isnull=False).select_related("group")
    return list(stopped.order_by("-removed_at"))


def stopped_phone_of(session: Session, participant_id: UUID) -> Participant:
    """One of them; `Http404` where it is not one of the session's, or goes on already."""
    for participant in stopped_phones(session):
        if participant.pk == participant_id:
            return participant
    raise Http404("There is no stopped phone like this in this session.")


def waiting_help(session: Session) -> list[HelpRequest]:
    """Who called for help and has nobody yet, longest waiting first."""
    calls = session.help_requests.filter(answered_at__isnull=True)
    return list(calls.select_related("participant__group", "prompt__activity"))


def activity_to_show(session: Session, key: str) -> Activity | None:
    """What the screen shows: the chosen activity, else the one that was opened last, else the last one closed."""
    if key:
        return activity_of(session, key)
    begun = session.activities.exclude(state=ActivityState.WAITING).order_by("-opened_at", "-position")
    return begun.filter(state=ActivityState.OPEN).first() or begun.first()


def recently_typed(session: Session, *, by: User | int, most: int = 12) -> list[Contribution]:
    """What a helper typed in last, newest first, to look at and to take out again."""
    typed = standing_contributions(session).filter(entered_by=by, via__in=(Via.PAPER, Via.PHONE))
    related = ("words", "prompt__activity", "participant__group", "session__area")
    return list(typed.select_related(*related).prefetch_related("media").order_by("-pk")[:most])


def typed_since(
    session: Session, *, by: int, prompt: Prompt, group: Group | None, moment: str, since: datetime | None
) -> int:
    """How many notes of one pile somebody has typed in, from when they began with it."""
    typed = standing_contributions(session).filter(
        entered_by=by, prompt=prompt, participant__group=group, moment=moment, via__in=(Via.PAPER, Via.PHONE)
    )
    return typed.filter(received_at__gte=since).count() if since else typed.count()


def words_already_here(prompt: Prompt, texts: Collection[str], *, but: Collection[UUID]) -> set[str]:
    """Which of some words stand under a prompt already, from others than the contributions of these ids."""
    same = standing_contributions(prompt.activity.session).filter(prompt=prompt, words__text__in=set(texts))
    return set(same.exclude(uuid__in=but).values_list("words__text", flat=True))


def typed_by(session: Session, *, by: int, ids: Collection[UUID]) -> list[Contribution]:
    """Those of these ids that stand and that this person typed in."""
    return list(standing_contributions(session).filter(entered_by=by, uuid__in=ids))


def ids_of_repeated(session: Session, contributions: Collection[Contribution]) -> set[int]:
    """Those of some contributions whose very words stand under the same prompt already, from before."""
    texts = {row.words.text for row in contributions if hasattr(row, "words")}
    first: dict[tuple[int, str], int] = {}
    same = standing_contributions(session).filter(words__text__in=texts).order_by("pk")
    for prompt_id, text, pk in same.values_list("prompt_id", "words__text", "pk"):
        first.setdefault((prompt_id, text), pk)
    return {
        row.pk
        for row in contributions
        if hasattr(row, "words") and first.get((row.prompt_id, row.words.text), row.pk) != row.pk
    }
