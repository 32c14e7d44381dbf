"""What came out of a session, counted: a fixed number of queries however much was said."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from alongside.core.typed import whole_number
from alongside.frameworks.enums import Moment, Takes
from alongside.live.choices import chosen_in, first_among
from alongside.live.models import Contribution, Media, Session
from alongside.live.queries.desk import standing_contributions
from alongside.live.statistics import changes_of

IS_A_NOTE = (
    Q(words__isnull=False) | Q(prompt__takes=Takes.MANY) | Exists(Media.objects.filter(contribution=OuterRef("pk")))
)
Place = tuple[int, int | None]  # prompt, group


@dataclass(frozen=True, slots=True)
class Notes:
    """What was written under one prompt by one group: notes, of which some are held, and the people behind them."""

    notes: int
    held: int
    people: int


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person chose at one moment."""

    participant: object
    group_id: int | None
    value: str


def notes_by_place(session: Session) -> dict[Place, Notes]:
    """How many notes, for each prompt and group: what was said in words, by picture or by voice.

    Where a prompt takes as many as anybody likes, each is a note, also a sticker alone.
    """
    rows = (
        standing_contributions(session)
        .filter(IS_A_NOTE)
        .order_by()
        .values("prompt_id", "participant__group_id")
        .annotate(
            notes=Count("pk"),
            held=Count("pk", filter=Q(is_held=True)),
            people=Count("participant_id", distinct=True),
        )
    )
    return {
        (row["prompt_id"], row["participant__group_id"]): Notes(row["notes"], row["held"], row["people"])
        for row in rows
    }


def people_by_value(
    session: Session, *, shown_only: bool = False
) -> Mapping[tuple[int, str, int | None], dict[str, int]]:
    """How many people chose each value, for each prompt, moment and group; with or without what is held."""
    wanted = standing_contributions(session).exclude(value="")
    if shown_only:
        wanted = wanted.filter(is_held=False)
    rows = (
        wanted.order_by()
        .values("prompt_id", "moment", "participant__group_id", "value")
        .annotate(people=Count("participant_id", distinct=True))
    )
    counted: dict[tuple[int, str, int | None], dict[str, int]] = defaultdict(dict)
    for row in rows:
        counted[row["prompt_id"], row["moment"], row["participant__group_id"]][row["value"]] = row["people"]
    return counted


def ratings_by_moment(session: Session, *, shown_only: bool = False) -> Mapping[tuple[int, str], list[Rating]]:
    """Each person's choice where a prompt is asked at several moments, so that they can be paired."""
    wanted = standing_contributions(session).exclude(value="").exclude(moment="")
    if shown_only:
        wanted = wanted.filter(is_held=False)
    rows = wanted.values_list("prompt_id", "moment", "participant_id", "participant__group_id", "value")
    ratings: dict[tuple[int, str], list[Rating]] = defaultdict(list)
    for prompt_id, moment, participant_id, group_id, value in rows:
        ratings[prompt_id, moment].append(Rating(participant_id, group_id, value))
    return ratings


def words_by_prompt(session: Session) -> dict[int, list[Contribution]]:
    """What was said in words under each prompt and waits for nobody, in the order in which it came: one query."""
    rows = standing_contributions(session).filter(words__isnull=False, is_held=False)
    by_prompt: dict[int, list[Contribution]] = defaultdict(list)
    for row in rows.select_related("words", "participant__group").order_by("pk"):
        by_prompt[row.prompt_id].append(row)
    return by_prompt


def contributions_behind(session: Session, **chosen: str) -> QuerySet[Contribution]:
    """What stands behind a number: filtered by `activity`, `prompt`, `group`, `moment`, `value`, `pile` and `with` words.

    An empty choice filters nothing; the group `none` is that of people who did not say theirs. A pile holds only
    what the hall may see. A `value` is found alone and among several; with `standing` (options with commas between)
    it is what comes first among those. With `change` it is people who answered before and after: all of them
    (`paired`), or who went `up`, `down`, or stayed the `same`.
    """
    columns = {
        "activity": "prompt__activity__key",
        "prompt": "prompt__key",
        "group": "participant__group__key",
        "moment": "moment",
    }
    wanted = {column: chosen[name] for name, column in columns.items() if chosen.get(name)}
    if wanted.get("participant__group__key") == "none":
        del wanted["participant__group__key"]
        wanted["participant__group__isnull"] = True  # type: ignore[assignment]
    found = standing_contributions(session).filter(**wanted)
    if chosen.get("pile"):
        found = found.filter(placement__pile_id=whole_number(chosen["pile"]) or 0, is_held=False)
    if chosen.get("with") == "words":
        found = found.filter(IS_A_NOTE)
    if chosen.get("change"):
        found = found.filter(participant__in=_people_who(found.exclude(moment=""), chosen["change"]))
    found = _with_value(found, chosen.get("value", ""), chosen_in(chosen.get("standing", "")))
    related = ("words", "prompt__activity", "participant__group", "session__area")
    return found.select_related(*related).prefetch_related("media").order_by("-pk")


def _with_value(found: QuerySet[Contribution], value: str, standing: Sequence[str]) -> QuerySet[Contribution]:
    if not value:
        return found
    if standing:
        rows = found.exclude(value="").values_list("pk", "value")
        return found.filter(pk__in=[pk for pk, kept in rows if first_among(kept, standing) == value])
    among_others = Q(value__startswith=f"{value},") | Q(value__endswith=f",{value}") | Q(value__contains=f",{value},")
    return found.filter(Q(value=value) | among_others)


def _people_who(found: QuerySet[Contribution], change: str) -> list[UUID]:
    """Who went up, stayed or went down from before to after; with anything else, all who answered both times."""
    answers: dict[str, dict[UUID, int]] = {Moment.BEFORE: {}, Moment.AFTER: {}}
    for moment, participant, value in found.values_list("moment", "participant_id", "value"):
        if value.isdigit() and moment in answers:
            answers[moment][participant] = int(value)
    changes = changes_of(answers[Moment.BEFORE], answers[Moment.AFTER])
    signs = {"up": {1}, "same": {0}, "down": {-1}}.get(change, {-1, 0, 1})
    return [person for person, by in changes.items() if (by > 0) - (by < 0) in signs]
