"""Alternatives that people wrote, who is for which, and what was agreed on."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef
from django.http import Http404

from alongside.live.models import AgreedText, Contribution, Participant, Prompt, Session, Support
from alongside.live.queries.desk import standing_contributions

# So many alternatives of one question are read at once.
MOST_ALTERNATIVES = 200


@dataclass(frozen=True, slots=True)
class Alternative:
    """What somebody else wrote, as everybody may read it."""

    uuid: UUID
    words: str
    is_supported: bool = False


def alternatives_for(participant: Participant, prompt: Prompt) -> list[Alternative]:
    """What others wrote to a question and the facilitator showed, first one first; whether one is for it."""
    mine = Support.objects.filter(contribution=OuterRef("pk"), participant=participant)
    rows = (
        standing_contributions(participant.session)
        .filter(prompt=prompt, is_held=False, words__isnull=False)
        .exclude(participant=participant)
        .order_by("pk")
        .annotate(supported=Exists(mine))
        .values_list("uuid", "words__text", "supported")
    )
    return [Alternative(*row) for row in rows[:MOST_ALTERNATIVES]]


def alternative_of(participant: Participant, uuid: UUID) -> Contribution:
    """Something that one may be for: shown, in one's own session; `Http404` for everything else."""
    row = (
        standing_contributions(participant.session)
        .filter(uuid=uuid, is_held=False)
        .select_related("prompt__activity")
        .first()
    )
    if row is None:
        raise Http404("This is not here any more.")
    return row


def support_in(session: Session) -> dict[UUID, Counter[int | None]]:
    """How many people are for each alternative that may be seen, by their group: one query."""
    rows = (
        Support.objects.filter(contribution__in=standing_contributions(session).filter(is_held=False))
        .order_by()
        .values("contribution__uuid", "participant__group_id")
        .annotate(people=Count("participant_id", distinct=True))
    )
    found: dict[UUID, Counter[int | None]] = defaultdict(Counter)
    for row in rows:
        found[row["contribution__uuid"]][row["participant__group_id"]] = row["people"]
    return found


def agreed_in(session: Session) -> dict[int, list[AgreedText]]:
    """All that was agreed on in a session, by prompt, the newest wording first, with what it stems from."""
    found: dict[int, list[AgreedText]] = defaultdict(list)
    rows = AgreedText.objects.filter(prompt__activity__session=session).prefetch_related("stems_from__words")
    for text in rows.order_by("-number"):
        found[text.prompt_id].append(text)
    return found


def agreed_now(session: Session) -> list[AgreedText]:
    """What stands as agreed in a session, in the order in which it was asked."""
    newest: dict[int, AgreedText] = {}
    rows = AgreedText.objects.filter(prompt__activity__session=session).select_related("prompt__activity")
    for text in rows.order_by("prompt__activity__position", "prompt__position", "number"):
        newest[text.prompt_id] = text
    return list(newest.values())
